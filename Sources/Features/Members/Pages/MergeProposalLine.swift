internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// Two members who may be one person, side by side.
struct MergeProposalLine: PageModel {
    let entry: MergeProposalEntry
    let view: MergeProposalQueries.View
    /// In whose question it is shown; nil in a list of all.
    let about: MemberID?
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "id": .text("\(entry.id)")
        case "strength": .text(voice.say("proposals.strength.\(entry.strength)"))
        case "isStrong": .flag(entry.strength > .likely)
        case "why": .text(MergeWords(entry: entry, voice: voice).why)
        case "sides": .list([entry.one, entry.other].map { MergeSideLine(side: $0, seat: seat, voice: voice) })
        case "decided": .text(entry.decided.map { voice.ago($0) })
        case "decidedExact": .text(entry.decided.map { voice.exact($0) } ?? "")
        case "isByRule": .flag(entry.isByRule)
        case "canDecide": .flag(view == .open && canChange)
        case "canReopen": .flag(view != .open && canChange)
        case "reopenWord": .text(voice.say("proposals.reopen.\(view.rawValue)"))
        case "decideAction": .text(seat.path("/members/proposals/\(entry.id)"))
        case "about": .text(about.map { "\($0)" })
        case "viewCode": .text(view.rawValue)
        case "label": .text(voice.say("proposals.pair", ["name": name(entry.one), "other": name(entry.other)]))
        default: nil
        }
    }

    private var canChange: Bool { Set.operators.contains(seat.role) }

    private func name(_ side: MergeProposalEntry.Side) -> String { side.names.first ?? voice.say("member.unnamed") }
}

/// One of the two.
struct MergeSideLine: PageModel {
    let side: MergeProposalEntry.Side
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "name": .text(side.names.first ?? voice.say("member.unnamed"))
        case "href": .text(seat.path("/members/\(side.member)"))
        case "otherNames": .text(side.names.count > 1 ? side.names.dropFirst().joined(separator: voice.say("diagnosis.list-of-names")) : nil)
        case "places": .text(places)
        case "said": .text(side.messages > 0 ? said : voice.say("members.summary.silent"))
        default: nil
        }
    }

    private var places: String? {
        guard !side.groups.isEmpty else { return nil }
        let names = side.groups.joined(separator: voice.say("diagnosis.list-of-names"))
        return side.groupCount > side.groups.count ? voice.say("proposals.groups", ["groups": names, "count": voice.grouped(side.groupCount)]) : names
    }

    private var said: String {
        func day(_ instant: Instant?) -> String { instant.map { voice.date(voice.zone.day(of: $0)) } ?? "" }
        return voice.say(
            "proposals.said", ["count": voice.grouped(Int(clamping: side.messages)), "first": day(side.first), "last": day(side.last)])
    }
}
