public import Kernel

/// What retention needs to know of a member.
public struct CohortMember: Sendable, Hashable {
    /// The week that counts as the member's first, named by its Monday (any of its days does).
    public var cohort: LocalDay
    /// Weeks with at least one message, each by its Monday as days since 1970-01-01 (any of its days does), ascending.
    /// Weeks before the cohort's do not count.
    public var weeks: [Int32]

    public init(cohort: LocalDay, weeks: [Int32]) {
        self.cohort = cohort
        self.weeks = weeks
    }
}
