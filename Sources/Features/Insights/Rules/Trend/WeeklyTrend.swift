/// How the number of weekly speakers moves.
public struct WeeklyTrend: Sendable, Hashable, Codable {
    /// Fewer complete weeks say nothing about a trend.
    public static let leastWeeks = 6
    /// Ten years; what is older is left out.
    public static let mostWeeks = 520
    static let levelWeeks = 4

    /// How many weeks were looked at: `leastWeeks`…`mostWeeks`.
    public var weeks: Int
    /// Mean speakers of the last four weeks, ≥ 0.
    public var level: Double
    public var slope: WeeklySlope
    /// Where the level changed, oldest first. A steady slope over a long time shows as stairs.
    public var changes: [LevelChange]
    /// Variance between the changes, over that of independent (Poisson) counts, with what neighbouring weeks have in common
    /// counted in; at least 1.
    public var dispersion: Double

    /// - Parameter speakers: distinct speakers of each complete week, oldest first, silent weeks as 0. Negative counts are taken as 0.
    /// - Returns: nil for fewer than `leastWeeks` weeks.
    public init?(speakers: [Int]) {
        guard speakers.count >= WeeklyTrend.leastWeeks else { return nil }
        let counts = speakers.suffix(WeeklyTrend.mostWeeks).map { Double(max(0, $0)) }
        weeks = counts.count
        level = counts.suffix(WeeklyTrend.levelWeeks).reduce(0, +) / Double(WeeklyTrend.levelWeeks)
        slope = WeeklySlope(counts)
        let levels = LevelSegments(counts)
        dispersion = levels.dispersion
        changes = levels.changes
    }
}
