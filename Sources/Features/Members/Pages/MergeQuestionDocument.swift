internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// Members who may all be one person, and the proposals that ask it.
struct MergeQuestionDocument: APIDocument {
    var members: [MergeProposalDocument.Side]
    var proposals: [MergeProposalID]
    var strength: String
    var moved: Int64
    var worthwhile: Bool
    var sure: Bool

    static var notes: [String: String] {
        [
            "members": "Who said most first; the others would become a part of them.", "proposals": "The pairs, for /merge-batches.",
            "strength": "Of the weakest pair: likely, strong or certain.", "moved": "Messages that would come to another member's.",
            "worthwhile": "Whether figures change by it that somebody would look at, or it is hardly chance.",
            "sure": "Whether all of them say a good deal and never at the same time, or it is hardly chance; nothing speaks against it.",
        ]
    }

    init(_ entry: MergeQuestionEntry) {
        members = entry.sides.map(MergeProposalDocument.side)
        proposals = entry.question.proposals
        strength = "\(entry.question.strength)"
        moved = entry.question.moved
        worthwhile = entry.question.isWorthwhile
        sure = entry.question.isSure
    }
}
