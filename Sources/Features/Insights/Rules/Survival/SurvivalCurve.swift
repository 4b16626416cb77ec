internal import Glibc

/// How many last how long, by Kaplan and Meier: who is still alive counts for as long as watched, neither as dead nor as lasting
/// for ever. Intervals are of 95 %, from Greenwood's variance, made symmetric in ln(−ln S) so that they stay within 0…1.
public struct SurvivalCurve: Sendable, Hashable, Codable {
    public var subjects: Int
    /// How many of them were seen to end; the others are censored.
    public var ended: Int
    /// The longest time anybody was watched, days. The curve says nothing beyond, unless it has reached 0.
    public var horizon: Double
    /// The time by which half have ended, days; nil if more than half last beyond what was watched.
    public var median: Double?
    /// The first times at which the lower and the upper bound of survival have come down to one half: a 95 % interval of the
    /// median. Nil where it is not reached.
    public var medianLow: Double?
    public var medianHigh: Double?
    /// The times with at least one end, ascending; before the first, survival is 1.
    public var steps: [SurvivalStep]

    /// - Returns: nil for nobody.
    public init?(_ lifetimes: [Lifetime]) {
        guard !lifetimes.isEmpty else { return nil }
        let times = lifetimes.sorted { $0.days < $1.days }
        subjects = times.count
        horizon = times[times.count - 1].days
        ended = 0
        steps = []
        var survival = 1.0, greenwood = 0.0, index = 0
        while index < times.count {
            let days = times[index].days, atRisk = times.count - index
            var ends = 0
            while index < times.count, times[index].days == days {
                // Who is lost from sight at the very time of an end was still at risk of it.
                if times[index].ended { ends += 1 }
                index += 1
            }
            guard ends > 0 else { continue }
            ended += ends
            survival *= Double(atRisk - ends) / Double(atRisk)
            greenwood += SurvivalCurve.greenwood(atRisk: atRisk, ended: ends)
            steps.append(
                SurvivalStep(
                    days: days, atRisk: atRisk, ended: ends, survival: survival,
                    interval: SurvivalCurve.interval(survival, greenwood: greenwood)))
        }
        median = steps.first { $0.survival <= Self.half }?.days
        medianLow = steps.first { ($0.interval?.low ?? $0.survival) <= Self.half }?.days
        medianHigh = steps.first { ($0.interval?.high ?? $0.survival) <= Self.half }?.days
    }

    /// The product of fractions that make a half may be the next number above it.
    private static let half = 0.5 + 1e-12

    /// The step in force at a time. Nil for a time that is negative or no number, or beyond the horizon of a curve that is not 0.
    public func step(at days: Double) -> SurvivalStep? {
        guard reaches(days) else { return nil }
        var low = 0, high = steps.count
        while low < high {
            let middle = (low + high) / 2
            if steps[middle].days <= days { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? steps[low - 1] : SurvivalStep(days: 0, atRisk: subjects, ended: 0, survival: 1, interval: nil)
    }

    /// The mean of the first `days`: how much of them is lasted through on average, the area under the curve. Nil where the
    /// curve does not reach, and for 0 days.
    public func restrictedMean(days: Double) -> RestrictedMean? {
        guard days > 0, reaches(days) else { return nil }
        let within = steps.prefix { $0.days < days }
        var area = 0.0, variance = 0.0, end = days
        for step in within.reversed() {
            area += step.survival * (end - step.days)
            end = step.days
            variance += area * area * SurvivalCurve.greenwood(atRisk: step.atRisk, ended: step.ended)
        }
        let mean = area + end
        let reach = ConfidenceInterval.deviations * variance.squareRoot()
        return RestrictedMean(
            within: days, days: mean, interval: ConfidenceInterval(low: max(0, mean - reach), high: min(days, mean + reach)))
    }

    private func reaches(_ days: Double) -> Bool {
        days >= 0 && days.isFinite && (days <= horizon || steps.last?.survival == 0)
    }

    /// What one time adds to the variance of ln S. When the last one ends, the term has no bound and nothing to say.
    private static func greenwood(atRisk: Int, ended: Int) -> Double {
        atRisk > ended ? Double(ended) / (Double(atRisk) * Double(atRisk - ended)) : 0
    }

    private static func interval(_ survival: Double, greenwood: Double) -> ConfidenceInterval? {
        guard survival > 0, survival < 1 else { return nil }
        let logarithm = log(survival)
        let reach = ConfidenceInterval.deviations * greenwood.squareRoot() / -logarithm
        return ConfidenceInterval(low: exp(logarithm * exp(reach)), high: exp(logarithm * exp(-reach)))
    }
}
