internal import Glibc

/// Chances of a Poisson law.
enum PoissonTail {
    /// The chance of at least `count` where `mean` is usual; 0...1.
    /// - Parameter mean: above 0; `count` should not be far below it, or the sum is long.
    static func atLeast(_ count: Int, mean: Double) -> Double {
        guard count > 0 else { return 1 }
        var term = exp(Double(count) * log(mean) - mean - logGamma(Double(count) + 1)), tail = 0.0, next = Double(count)
        while term > tail * 1e-16 {
            tail += term
            next += 1
            term *= mean / next
        }
        return min(1, tail)
    }
}
