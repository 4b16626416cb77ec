public import Kernel

/// What the contacts themselves tell of the end of a transfer: who has the customer now.
public enum TransferTrace {
    /// Somebody of the company who has the customer, or had them.
    public struct Holder: Sendable, Hashable {
        public var staff: String
        public var isThere: Bool
        public var since: Instant?
        /// They were given to them by a colleague or an administrator.
        public var wasGiven: Bool

        public init(staff: String, isThere: Bool, since: Instant?, wasGiven: Bool) {
            self.staff = staff
            self.isThere = isThere
            self.since = since
            self.wasGiven = wasGiven
        }
    }

    /// Nil if it tells nothing.
    ///
    /// - Parameters:
    ///   - from: userid of who hands over, and `stillHas`: whether they have the customer yet.
    ///   - to: userid of who was to take over.
    ///   - ordered: what began earlier did not come of the order.
    public static func end(_ holders: [Holder], from: String, stillHas: Bool, to: String, ordered: Instant) -> TransferState? {
        if stillHas { return nil }
        let second = Span.seconds(1)
        let given = holders.filter { $0.staff != from && $0.isThere && $0.wasGiven && ($0.since.map { $0 + second > ordered } ?? false) }
        if given.contains(where: { $0.staff == to }) { return .done }
        // They know each other from before: whether the order went through as well, only the platform tells.
        if holders.contains(where: { $0.staff == to && $0.isThere }) { return nil }
        return given.isEmpty ? nil : .elsewhere
    }
}
