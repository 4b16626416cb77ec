internal import Glibc

/// Weekly counts cut into stretches of one level each.
///
/// The cut is the exact minimum of the Poisson cost (twice the negative log-likelihood) plus a penalty for every cut, over
/// all cuts with stretches of at least three weeks; what PELT finds, without its pruning, which a few hundred weeks do not
/// need. The penalty is a little above that of BIC for two parameters, the place and the level, times the dispersion:
/// `2.2·ln(weeks)·φ`. φ is taken from one single stretch first, so that a change must stand out against all that varies, then
/// from the stretches found, until they stay.
///
/// What lies weeks back, a group's first growth for one, makes φ large and hides a change that is only weeks old. So the end
/// is looked at once more, beside the weeks just before it alone; docs/reference/figures.md says what both rules find.
struct LevelSegments {
    static let leastWeeks = 3
    private static let rounds = 8
    private static let penalty = 2.2
    /// How many weeks ago a fresh change may have been, and how many weeks before it stand beside it.
    private static let freshWeeks = leastWeeks...8
    private static let weeksBeside = 6...12
    /// G² over φ: as surely as one in 600 for one week looked at alone.
    private static let leastFresh = 10.0

    private let counts: [Double]
    /// `sums[i]`: everything before week i.
    private let sums: [Double]
    /// First weeks of the stretches but the first, ascending.
    private(set) var cuts: [Int] = []
    private(set) var dispersion = 1.0

    init(_ counts: [Double]) {
        self.counts = counts
        sums = counts.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
        dispersion = spread(counting: 0)
        for _ in 0..<LevelSegments.rounds {
            let found = best(penalty: LevelSegments.penalty * log(Double(max(2, counts.count))) * dispersion)
            let stays = found == cuts
            cuts = found
            dispersion = spread(counting: 1)
            if stays { break }
        }
        if let fresh = freshCut {
            cuts.append(fresh)
            dispersion = spread(counting: 1)
        }
    }

    /// Where the level changed in the last weeks, the last stretch taken alone.
    private var freshCut: Int? {
        let start = cuts.last ?? 0, end = counts.count
        var found: (cut: Int, strength: Double)?
        for weeks in LevelSegments.freshWeeks {
            let cut = end - weeks, begin = max(start, cut - LevelSegments.weeksBeside.upperBound)
            guard cut - begin >= LevelSegments.weeksBeside.lowerBound else { break }
            let gain = cost(begin, end) - cost(begin, cut) - cost(cut, end)
            let strength = gain / LevelSegments.spread(counts, [begin, cut, end], counting: 1)
            if strength >= LevelSegments.leastFresh, strength > found?.strength ?? 0 { found = (cut, strength) }
        }
        return found?.cut
    }

    var changes: [LevelChange] {
        let bounds = [0] + cuts + [counts.count]
        return cuts.indices.map { index in
            let (start, cut, end) = (bounds[index], bounds[index + 1], bounds[index + 2])
            return LevelChange(
                week: cut, before: (sums[cut] - sums[start], cut - start), after: (sums[end] - sums[cut], end - cut),
                dispersion: dispersion)
        }
    }

    private func cost(_ start: Int, _ end: Int) -> Double {
        let sum = sums[end] - sums[start]
        return sum > 0 ? -2 * sum * log(sum / Double(end - start)) : 0
    }

    private func best(penalty: Double) -> [Int] {
        let n = counts.count, least = LevelSegments.leastWeeks
        guard n >= 2 * least else { return [] }
        var lowest = [Double](repeating: .infinity, count: n + 1)
        var origin = [Int](repeating: 0, count: n + 1)
        lowest[0] = -penalty
        for end in least...n {
            for start in 0...(end - least) where lowest[start] < .infinity {
                let total = lowest[start] + cost(start, end) + penalty
                if total < lowest[end] {
                    lowest[end] = total
                    origin[end] = start
                }
            }
        }
        var found: [Int] = [], end = n
        while origin[end] > 0 {
            end = origin[end]
            found.append(end)
        }
        return found.reversed()
    }

    private func spread(counting weight: Double) -> Double {
        LevelSegments.spread(counts, [0] + cuts + [counts.count], counting: weight)
    }

    /// Pearson's dispersion within the stretches between bounds, times what `weight` of the neighbours' correlation adds to the
    /// variance of a sum; at least 1, which is chance.
    private static func spread(_ counts: [Double], _ bounds: [Int], counting weight: Double) -> Double {
        let stretches = zip(bounds, bounds.dropFirst()).map { start, end in
            let mean = counts[start..<end].reduce(0, +) / Double(end - start)
            return counts[start..<end].map { mean > 0 ? ($0 - mean) / mean.squareRoot() : 0 }
        }
        let weeks = stretches.reduce(0) { $0 + $1.count }
        let squares = stretches.joined().reduce(0) { $0 + $1 * $1 }
        let correlation = weight * min(0.6, neighbourCorrelation(stretches, parameters: 1))
        return max(1, squares / Double(max(1, weeks - stretches.count)) * (1 + correlation) / (1 - correlation))
    }
}
