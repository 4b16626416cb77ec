internal import FeatureStores
internal import Kernel
internal import Web

/// What stands around every list of members who may be one person.
struct MergeFrame: PageModel {
    let view: MergeProposalQueries.View
    let mergesByUnion: Bool
    /// A decision that can be taken back from this page.
    let done: MergeBatch?
    let seat: Seat
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "membersHref": .text(seat.path("/members"))
        case "tabs": .list(MergeProposalQueries.View.allCases.map { MergeProposalTab(view: $0, isCurrent: $0 == view, seat: seat, voice: voice) })
        case "isOwner": .flag(seat.role == .owner)
        case "ruleAction": .text(seat.path("/members/proposals/rule"))
        case "ruleIs": .text(voice.say(mergesByUnion ? "proposals.rule.on" : "proposals.rule.off"))
        case "ruleTurned": .text(mergesByUnion ? "0" : "1")
        case "ruleWord": .text(voice.say(mergesByUnion ? "proposals.rule.turn-off" : "proposals.rule.turn-on"))
        case "undo": .text(undo)
        case "undoAction": .text(done.map { seat.path("/members/proposals/batches/\($0.id)") })
        default: nil
        }
    }

    private var undo: String? {
        guard let done, Set.operators.contains(seat.role) else { return nil }
        return voice.say("proposals.merged-now", ["names": voice.grouped(done.names), "count": voice.grouped(done.people)])
    }
}
