public import FeatureRules
public import Kernel

/// The sections of a group's diagnosis.
public struct GroupSections: Sendable {
    /// Every section there is.
    public static let kinds: [any Section.Type] = [
        AnswerFigures.self, NewcomerFigures.self, LoadFigures.self, ContentFigures.self, TrendFigures.self, SurvivalFigures.self,
        RetentionFigures.self, PostsFigures.self, RiskFigures.self, StructureFigures.self, RoleFigures.self, NetworkDrawingFigures.self,
        FlowFigures.self, InvitationDrawingFigures.self, WordFigures.self, ChangeFigures.self, TurnFigures.self,
        RobotFigures.self,
    ]

    public let all: [any Section]

    public init(_ evidence: GroupEvidence) { all = GroupSections.kinds.map { $0.init(evidence) } }

    init(kept: [any Section]) { all = kept }

    /// The members that any of them speaks of.
    public var people: Set<MemberID> { all.reduce(into: []) { $0.formUnion($1.people) } }

    public func one<S: Section>(_: S.Type) -> S? {
        for section in all { if let found = section as? S { return found } }
        return nil
    }
}
