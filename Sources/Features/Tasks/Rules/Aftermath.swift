public import Kernel

/// What happened in the 14 days after something was done, beside the 14 days before.
public struct Aftermath: Sendable, Hashable {
    /// So long after it was done its effect is looked at.
    public static let window = Span.days(14)

    public let at: Instant
    /// Messages before and after. A day of which only a part belongs here counts as one: the boards do not know more.
    public private(set) var before = 0
    public private(set) var after = 0

    public init(at: Instant) { self.at = at }

    /// True if anything was said afterwards.
    public var spoke: Bool { after > 0 }

    /// Adds a day of a member; days are shorter than the window, so none reaches over both of its ends.
    public mutating func add(messages: Int, first: Instant, last: Instant) {
        before += Aftermath.part(messages, first, last, from: at - Aftermath.window, to: at)
        after += Aftermath.part(messages, first, last, from: at, to: at + Aftermath.window)
    }

    /// Of (from, to].
    private static func part(_ messages: Int, _ first: Instant, _ last: Instant, from: Instant, to: Instant) -> Int {
        guard messages > 0, last > from, first <= to else { return 0 }
        if first > from, last <= to { return messages }
        // The first or the last of them lies within, or neither is known to.
        return (first > from && first <= to) || (last > from && last <= to) ? 1 : 0
    }
}
