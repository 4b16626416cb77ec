public import Kernel

/// What an answer of the platform means for one customer or group.
public enum TransferAnswer {
    /// Somebody is being handed over already: by our own call whose answer got lost, or by a person in WeCom.
    private static let underWay: Set<Int> = [40100, 40129]

    /// The platform decides within a day; what still waits after so long is in doubt.
    public static let patience = Span.hours(48)

    /// To the call that asks for it.
    ///
    /// - Parameter code: the platform's `errcode`; 0 if it has begun.
    public static func asked(_ code: Int) -> TransferState { code == 0 || underWay.contains(code) ? .waiting : .failed }

    /// Of what the platform tells of all transfers between two people, what counts for one customer: one that waits is the latest.
    ///
    /// - Parameters:
    ///   - told: every status it tells, nil for one that is not known, with the time it ended.
    ///   - asked: when it was asked for; what ended before is about an earlier one. Milliseconds, both.
    ///   - isRepeated: the same customer went the same way in another order, so that a result without a time may be about that one.
    public static func result(
        _ told: [(state: TransferState?, ended: Int64?)], asked: Int64, isRepeated: Bool = false
    ) -> TransferState? {
        if told.contains(where: { $0.state == .waiting }) { return .waiting }
        // The platform tells seconds.
        let earliest = asked > .min + 1000 ? asked - 1000 : .min
        return told.last { $0.ended.map { $0 > earliest } ?? !isRepeated }?.state
    }

    /// What becomes of one that waits and of which the platform tells no end.
    ///
    /// - Parameter since: when the platform took it on.
    public static func waited(since: Instant, now: Instant) -> TransferState { now - since >= patience ? .unknown : .waiting }
}
