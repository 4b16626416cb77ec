internal import Kernel

/// The definitions of the risk. Days are calendar days of the workspace's zone; a cut is the beginning of a day, and only the
/// days before it are known. Written out in docs/reference/figures.md.
public enum RiskRule {
    /// Falls silent: no message on the day of the cut and the 13 after it.
    public static let horizonDays = 14
    /// Active: at least one message in the 14 days before the cut. Only who is active can fall silent.
    public static let activeDays = 14
    /// What is older than this says nothing about a rhythm.
    public static let memoryDays = 84
    /// The past is asked once a week, at the beginning of Mondays.
    static let cutEvery = 7
    /// A group younger than this is not asked.
    static let leastHistory = 14

    /// Fewer examples than this, or fewer of either outcome, and the model of the sample world stays.
    static let leastExamples = 200
    static let leastOfEach = 40
    /// Held-back examples below which nothing is said about quality.
    static let leastHeldBack = 100
    static let leastHeldBackOfEach = 10
    /// More member examples than this are thinned by lot.
    static let mostExamples = 200_000
    /// How often a history is fitted anew, at most, to see what it would have foretold.
    static let mostRefits = 30

    /// The examples that the sample world counts for: the penalty on a squared difference of a standardised weight from its.
    static let trustInSampleWorld = 30.0

    static func isEnough(_ examples: Int, silent: Int) -> Bool {
        examples >= leastExamples && silent >= leastOfEach && examples - silent >= leastOfEach
    }

    static func nextMonday(onOrAfter day: Int) -> Int {
        day + Int(floorModulo(-Int64(day) - 3, 7))
    }
}
