public import Kernel

/// Everybody of all groups, each counted once however many groups they are in.
public struct MatrixPeople: Sendable {
    private struct Person {
        var isPresent: Bool
        var last: Int64
    }

    private let asOf: Instant
    private var people: [MemberID: Person] = [:]

    /// - Parameter asOf: nothing noted happened after it.
    public init(asOf: Instant) { self.asOf = asOf }

    /// A member's part in one group.
    ///
    /// - Parameter last: their last message there; nil if they said nothing.
    public mutating func note(_ member: MemberID, isPresent: Bool, last: Instant?) {
        let last = last?.milliseconds ?? .min
        people[member, default: Person(isPresent: false, last: .min)].isPresent = (people[member]?.isPresent ?? false) || isPresent
        if let known = people[member]?.last, last > known { people[member]?.last = last }
    }

    /// In at least one group.
    public var members: Int { people.values.count { $0.isPresent } }

    /// Spoke anywhere in the last `days` × 24 hours.
    public func speakers(days: Int64) -> Int {
        let (after, overflow) = asOf.milliseconds.subtractingReportingOverflow(Span.days(days).milliseconds)
        return people.values.count { $0.last != .min && (overflow || $0.last > after) }
    }
}
