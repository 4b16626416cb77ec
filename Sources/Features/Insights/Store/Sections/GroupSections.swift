public import FeatureRules
public import Kernel

/// Every section of a group's diagnosis.
public struct GroupSections: Sendable {
    public var all: [any Section]

    public init(_ evidence: GroupEvidence) {
        all = [
            AnswerFigures(evidence), NewcomerFigures(evidence), LoadFigures(evidence), ContentFigures(evidence),
        ]
    }

    /// The members that any of them speaks of.
    public var people: Set<MemberID> { all.reduce(into: []) { $0.formUnion($1.people) } }

    public func one<S: Section>(_: S.Type) -> S? {
        for section in all { if let found = section as? S { return found } }
        return nil
    }
}
