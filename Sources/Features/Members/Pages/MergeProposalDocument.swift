internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// Two members who may be one person.
struct MergeProposalDocument: APIDocument {
    struct Side: APIDocument {
        var member: MemberID
        var names: [String]
        var groups: Int
        var messages: Int64
        var first: Instant?
        var last: Instant?

        static var schemaName: String { "MergeProposalSide" }
        static var notes: [String: String] {
            ["names": "The latest three, the last one first.", "groups": "In how many groups they are or were."]
        }
    }

    struct Evidence: APIDocument {
        var kind: MergeEvidence.Kind
        var group: GroupID?
        var otherGroup: GroupID?
        var count: Int?

        static var schemaName: String { "MergeProposalEvidence" }
        static var notes: [String: String] {
            [
                "kind": "What speaks for it; docs/reference/identity.md has the rule of each.", "group": "Where; missing where it is about contacts.",
                "count": "Names that both chats have, or days from one to the other.",
            ]
        }
    }

    var id: MergeProposalID
    var state: MergeProposalState
    var strength: String
    var evidence: [Evidence]
    var doubts: [MergeDoubt]
    var one: Side
    var other: Side
    var byRule: Bool
    var decidedAt: Instant?
    var laterUntil: Instant?

    static var notes: [String: String] {
        [
            "strength": "likely, strong or certain.", "doubts": "What it was weakened by.", "by_rule": "Merged without a person.",
            "later_until": "It rests until then.",
        ]
    }

    init(_ entry: MergeProposalEntry) {
        id = entry.id
        state = entry.state
        strength = "\(entry.strength)"
        evidence = entry.evidence.map { evidence in
            func group(_ id: Int64?) -> GroupID? { id.flatMap { $0 > 0 ? GroupID($0) : nil } }
            return Evidence(kind: evidence.kind, group: group(evidence.group), otherGroup: group(evidence.other), count: evidence.count)
        }
        doubts = entry.doubts
        one = Self.side(entry.one)
        other = Self.side(entry.other)
        byRule = entry.isByRule
        decidedAt = entry.decided
        laterUntil = entry.later
    }

    static func side(_ side: MergeProposalEntry.Side) -> Side {
        Side(member: side.member, names: side.names, groups: side.groupCount, messages: side.messages, first: side.first, last: side.last)
    }
}
