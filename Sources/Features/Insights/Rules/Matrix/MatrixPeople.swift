public import Kernel

/// Everybody of all groups, each counted once however many groups they are in; our own are members and no speakers.
public struct MatrixPeople: Sendable {
    private struct Person {
        var isPresent: Bool
        var last: Int64
    }

    private let asOf: Instant
    private let own: OwnPeople
    private var people: [MemberID: Person] = [:]

    /// - Parameter asOf: nothing noted happened after it.
    public init(asOf: Instant, own: OwnPeople = OwnPeople()) {
        self.asOf = asOf
        self.own = own
    }

    /// A member's part in one group.
    ///
    /// - Parameter last: their last message there; nil if they said nothing.
    public mutating func note(_ member: MemberID, isPresent: Bool, last: Instant?) {
        let last = own.contains(member) ? .min : last?.milliseconds ?? .min
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
