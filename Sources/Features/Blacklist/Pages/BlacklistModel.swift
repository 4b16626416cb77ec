internal import FeatureStores
internal import Kernel
internal import Web

/// Everybody on the blacklist.
struct BlacklistModel: PageModel {
    let entries: [BlacklistEntry]
    let names: [MemberID: String]
    let whereabouts: [MemberID: BlacklistWhereabouts]
    let isCut: Bool
    let isFirst: Bool
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "membersHref": .text(seat.path("/members"))
        case "hasEntries": .flag(!entries.isEmpty)
        case "entries": .list(entries.map {
                BlacklistLine(
                    entry: $0, name: names[$0.member] ?? voice.say("member.unnamed"), whereabouts: whereabouts[$0.member], seat: seat, voice: voice)
            })
        case "firstHref": .text(isFirst ? nil : seat.path("/blacklist"))
        case "nextHref": .text(isCut ? entries.last.map { seat.path("/blacklist?after=\($0.id)") } : nil)
        default: nil
        }
    }
}

/// Somebody on it.
private struct BlacklistLine: PageModel {
    let entry: BlacklistEntry
    let name: String
    let whereabouts: BlacklistWhereabouts?
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "name": .text(name)
        case "href": .text(seat.path("/members/\(entry.member)"))
        case "changeHref": .text(seat.path("/members/\(entry.member)/blacklist"))
        case "here": .text(whereabouts.flatMap { here($0) })
        case "reason": .text(entry.reason)
        case "added": .text(voice.ago(entry.at))
        case "addedExact": .text(voice.exact(entry.at))
        case "removeAction": .text(seat.path("/members/\(entry.member)/blacklist/removal"))
        case "removeLabel": .text(voice.say("blacklist.remove-label", ["name": name]))
        default: nil
        }
    }

    /// In which groups they are, and whose contact; nil if they are nowhere.
    private func here(_ whereabouts: BlacklistWhereabouts) -> String? {
        var said: [String] = []
        if !whereabouts.groups.isEmpty { said.append(voice.say("blacklist.in-groups", ["names": whereabouts.groups.map(\.name).joined(separator: "、")])) }
        if whereabouts.contacts > 0 { said.append(voice.say("blacklist.is-contact", ["count": voice.grouped(whereabouts.contacts)])) }
        return said.isEmpty ? nil : said.joined(separator: " · ")
    }
}
