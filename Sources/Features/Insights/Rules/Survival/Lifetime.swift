public import Kernel

/// How long something was seen to last, and whether its end was seen.
public struct Lifetime: Sendable, Hashable {
    /// A member who has said nothing for so long has fallen silent.
    public static let memberSilence = Span.days(28)
    /// A group in which nobody has said anything for so long is dead.
    public static let groupSilence = Span.days(14)

    static let mostDays = 1e12

    /// Days of 24 hours, 0…10¹².
    public let days: Double
    /// False: it lasted at least so long (censored).
    public let ended: Bool

    /// - Returns: nil for a length that is out of range or no number.
    public init?(days: Double, ended: Bool) {
        guard days >= 0, days <= Lifetime.mostDays else { return nil }
        self.days = days
        self.ended = ended
    }

    /// Talk from its first to its last message.
    ///
    /// It has ended, with the last message, if nothing was said in the last `silence` before as-of. Otherwise it is only known
    /// to have lasted until that silence would have begun, and is censored there: whether a later message was the last
    /// nobody can know yet. Counting until as-of instead would add days in which no end can be seen, and flatter.
    /// - Parameters:
    ///   - last: the last message up to as-of.
    ///   - silence: ≥ 0; `memberSilence` or `groupSilence`.
    /// - Returns: nil if the first message lies within the silence: of who came so late no end can have been seen.
    public init?(first: Instant, last: Instant, asOf: Instant, silence: Span) {
        let (border, overflow) = asOf.milliseconds.subtractingReportingOverflow(silence.milliseconds)
        guard !overflow, silence.milliseconds >= 0, first <= last, first.milliseconds <= border else { return nil }
        ended = last.milliseconds <= border
        // In floating point: hostile instants may lie further apart than whole numbers reach.
        days = (Double(min(last.milliseconds, border)) - Double(first.milliseconds)) / 86_400_000
    }
}
