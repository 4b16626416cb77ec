internal import Glibc

/// What a constant K leads to: every member brings K others, once, one cycle after they came.
public enum ViralGrowth {
    /// Members after some cycles, the first ones included: `seeds · (k^(cycles + 1) − 1) / (k − 1)`.
    /// - Returns: nil for negative or infinite input, or if there are more than a number can say.
    public static func members(seeds: Double, k: Double, cycles: Int) -> Double? {
        guard seeds >= 0, k >= 0, cycles >= 0, seeds.isFinite, k.isFinite else { return nil }
        let steps = Double(cycles) + 1
        // Near 1 the fraction is 0/0; there the sum is that of equal terms.
        let growth = (k - 1).magnitude < 1e-9 ? steps : k == 0 ? 1 : expm1(steps * log(k)) / (k - 1)
        let members = seeds * growth
        return members.isFinite ? members : nil
    }

    /// Where it ends: `seeds / (1 − k)`; nil for a K of 1 or more, which does not end by itself.
    public static func limit(seeds: Double, k: Double) -> Double? {
        guard seeds >= 0, k >= 0, k < 1, seeds.isFinite else { return nil }
        let limit = seeds / (1 - k)
        return limit.isFinite ? limit : nil
    }
}
