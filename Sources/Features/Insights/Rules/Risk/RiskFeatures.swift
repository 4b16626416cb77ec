internal import Glibc
public import Kernel

/// What is known of a speaker, a member or a whole group, at the beginning of a day.
public struct RiskFeatures: Sendable, Hashable, Codable {
    /// Days since they last spoke, 1 … 14; 1 is yesterday.
    public let silence: Int
    /// Days with a message among the last 14, 28 and 84; at least 1.
    public let days14: Int
    public let days28: Int
    public let days84: Int
    /// Days since the first message of the last 84 days.
    public let span: Int
    /// Days since the very first message.
    public let tenure: Int
    /// Messages of the last 84 days.
    public let messages84: Int64

    /// From one day with a message to the next, in the last 84 days, in the mean; the present silence counts as one step.
    public var usualGap: Double { Double(span) / Double(days84) }

    /// Nil if they did not speak in the 14 days before `day`.
    public init?(_ speaking: SpeakingDays, at day: LocalDay) { self.init(speaking, at: Int(day.number)) }

    init?(_ speaking: SpeakingDays, at day: Int) {
        let end = speaking.count(before: day)
        guard end > 0 else { return nil }
        silence = day - Int(speaking.days[end - 1])
        guard silence <= RiskRule.activeDays else { return nil }
        let start = speaking.count(before: day - RiskRule.memoryDays)
        days14 = end - speaking.count(before: day - 14)
        days28 = end - speaking.count(before: day - 28)
        days84 = end - start
        span = day - Int(speaking.days[start])
        tenure = day - Int(speaking.days[0])
        messages84 = speaking.total[end] - speaking.total[start]
    }

    /// The six terms of the model, then the count of messages for the comparison with it, then 1.
    var terms: SIMD8<Double> {
        SIMD8(
            log1p(Double(silence)), log1p(Double(silence) / usualGap), log1p(Double(days14)), log1p(Double(days28)),
            log1p(Double(days84)), log1p(Double(tenure)), log1p(Double(messages84)), 1)
    }
}
