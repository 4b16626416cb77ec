extension TrendFigures {
    /// A rise and a fall after it: the level before, and for how many weeks it was higher.
    public struct Peak: Sendable, Hashable {
        public var before: Double
        public var weeks: Int
    }

    /// The level it fell from last had not lasted longer than half a year, and what it fell to is no less than what had been before, by a
    /// third or so.
    public var peak: Peak? {
        let last = changes.suffix(2)
        guard last.count == 2, let rise = last.first?.level, let fall = last.last?.level, rise.after > rise.before, fall.after < fall.before,
            rise.before > 0, fall.after >= rise.before * TrendFigures.sameAgain, fall.week - rise.week <= TrendFigures.peakWeeks
        else { return nil }
        return Peak(before: rise.before, weeks: fall.week - rise.week)
    }

    private static let sameAgain = 0.67
    /// What lasts longer is what is usual.
    private static let peakWeeks = 26
}
