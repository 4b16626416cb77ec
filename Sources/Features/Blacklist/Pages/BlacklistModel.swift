internal import FeatureStores
internal import Kernel
internal import Web

/// Everybody on the blacklist.
struct BlacklistModel: PageModel {
    let entries: [BlacklistEntry]
    let names: [MemberID: String]
    let isCut: Bool
    let isFirst: Bool
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "membersHref": .text(seat.path("/members"))
        case "hasEntries": .flag(!entries.isEmpty)
        case "entries": .list(entries.map { BlacklistLine(entry: $0, name: names[$0.member] ?? voice.say("member.unnamed"), seat: seat, voice: voice) })
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
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "name": .text(name)
        case "href": .text(seat.path("/members/\(entry.member)"))
        case "changeHref": .text(seat.path("/members/\(entry.member)/blacklist"))
        case "reason": .text(entry.reason)
        case "added": .text(voice.ago(entry.at))
        case "addedExact": .text(voice.exact(entry.at))
        case "removeAction": .text(seat.path("/members/\(entry.member)/blacklist/removal"))
        case "removeLabel": .text(voice.say("blacklist.remove-label", ["name": name]))
        default: nil
        }
    }
}
