public import Kernel

/// How long members talk before they fall silent (Kaplan–Meier): from the first to the last message; silent for 28 days is fallen
/// silent, everybody else may still talk. Our own are left out.
public struct SurvivalFigures: Section {
    public static let name = "survival"

    /// Its steps thinned to those that are seen in a drawing; nil if nobody has talked for 28 days yet.
    public let talk: SurvivalCurve?

    private static let drawnSteps = 120

    public init(_ evidence: GroupEvidence) {
        let lifetimes = evidence.peoples.values.compactMap { activity -> Lifetime? in
            guard let first = activity.first, let last = activity.last else { return nil }
            return Lifetime(first: first, last: last, asOf: evidence.asOf, silence: Lifetime.memberSilence)
        }
        talk = SurvivalCurve(lifetimes)?.thinned(to: SurvivalFigures.drawnSteps)
    }

    public var people: Set<MemberID> { [] }
}
