internal import FeatureRules
internal import FeatureStores
internal import Web

/// Members who may be one person: to be decided, put off, or decided.
struct MergeProposalsModel: PageModel {
    let entries: [MergeProposalEntry]
    let view: MergeProposalQueries.View
    /// More than are shown.
    let isCut: Bool
    let isFirst: Bool
    let mergesByUnion: Bool
    let seat: Seat
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "membersHref": .text(seat.path("/members"))
        case "tabs": .list(MergeProposalQueries.View.allCases.map { MergeProposalTab(view: $0, isCurrent: $0 == view, seat: seat, voice: voice) })
        case "hasLines": .flag(!entries.isEmpty)
        case "nothing": .text(voice.say("proposals.nothing.\(view.rawValue)"))
        case "lines": .list(entries.map { MergeProposalLine(entry: $0, view: view, seat: seat, voice: voice) })
        case "firstHref": .text(isFirst ? nil : MergeProposalTab.path(view, seat))
        case "nextHref": .text(isCut ? next : nil)
        case "isOwner": .flag(seat.role == .owner)
        case "ruleAction": .text(seat.path("/members/proposals/rule"))
        case "ruleIs": .text(voice.say(mergesByUnion ? "proposals.rule.on" : "proposals.rule.off"))
        case "ruleTurned": .text(mergesByUnion ? "0" : "1")
        case "ruleWord": .text(voice.say(mergesByUnion ? "proposals.rule.turn-off" : "proposals.rule.turn-on"))
        default: nil
        }
    }

    private var next: String? {
        entries.last.map { "\(MergeProposalTab.path(view, seat))\(view == .open ? "?" : "&")after=\($0.strength.rawValue)-\($0.id)" }
    }
}

/// One of the lists.
struct MergeProposalTab: PageModel {
    let view: MergeProposalQueries.View
    let isCurrent: Bool
    let seat: Seat
    let voice: Voice

    static func path(_ view: MergeProposalQueries.View, _ seat: Seat) -> String {
        seat.path("/members/proposals" + (view == .open ? "" : "?state=\(view.rawValue)"))
    }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "name": .text(voice.say("proposals.tab.\(view.rawValue)"))
        case "href": .text(Self.path(view, seat))
        case "isCurrent": .flag(isCurrent)
        default: nil
        }
    }
}
