/// Two shares side by side, and what can be said of their difference.
public struct ComparedShare: Sendable, Hashable {
    public enum Verdict: Sendable, Hashable {
        /// There is nothing to share on one side.
        case nothing
        /// Fewer than `least` on one side: no difference could be told from chance.
        case tooFew
        /// Both sides count some of the same days, so they are not independent; no interval holds.
        case overlapping
        /// The interval holds no difference at all as well.
        case unclear
        case higher
        case lower
    }

    /// Of fewer nothing is said: with 10 on each side only differences of 40 points and more stand out.
    public static let least = 10

    public let one: Share
    public let other: Share
    /// Nil unless the verdict speaks of it.
    public let difference: ShareDifference?
    /// Of the first against the second.
    public let verdict: Verdict

    /// - Parameter isOverlapping: some days count on both sides.
    public init(_ one: Share, _ other: Share, isOverlapping: Bool) {
        self.one = one
        self.other = other
        guard let found = ShareDifference(one, other) else {
            (difference, verdict) = (nil, .nothing)
            return
        }
        if isOverlapping {
            (difference, verdict) = (nil, .overlapping)
        } else if min(one.whole, other.whole) < ComparedShare.least {
            (difference, verdict) = (nil, .tooFew)
        } else {
            difference = found
            verdict = !found.isClear ? .unclear : found.value > 0 ? .higher : .lower
        }
    }
}
