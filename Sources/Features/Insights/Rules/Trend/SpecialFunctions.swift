internal import Glibc

/// ln Γ(x) for x > 0. The C library's plain `lgamma` writes a global sign and is not safe on several threads.
func logGamma(_ x: Double) -> Double {
    var sign: Int32 = 0
    return lgamma_r(x, &sign)
}

/// ln Γ(x + step) − ln Γ(x) for positive arguments, exact too where both logarithms are so large that their difference would be
/// nothing but rounding.
func logGammaRise(_ x: Double, by step: Double) -> Double {
    guard min(x, x + step) > 256 else { return logGamma(x + step) - logGamma(x) }
    func correction(_ x: Double) -> Double { (1.0 / 12 - 1 / (360 * x * x)) / x }
    // Stirling's series, the two leading terms taken together.
    return step * (log(x) - 1) + (x + step - 0.5) * log1p(step / x) + correction(x + step) - correction(x)
}

/// ψ(x) = d ln Γ(x)/dx for x > 0, to about 1e-15.
func digamma(_ x: Double) -> Double {
    var x = x, shift = 0.0
    // ψ(x) = ψ(x + 1) − 1/x, until the asymptotic series is exact.
    while x < 12 {
        shift -= 1 / x
        x += 1
    }
    let i = 1 / (x * x)
    let series = i * (1.0 / 12 - i * (1.0 / 120 - i * (1.0 / 252 - i * (1.0 / 240 - i * (1.0 / 132 - i * (691.0 / 32_760 - i / 12))))))
    return shift + log(x) - 0.5 / x - series
}

/// ψ′(x) for x > 0, to about 1e-15 of its size.
func trigamma(_ x: Double) -> Double {
    var x = x, shift = 0.0
    while x < 12 {
        shift += 1 / (x * x)
        x += 1
    }
    let i = 1 / (x * x)
    let series = i * (1.0 / 6 - i * (1.0 / 30 - i * (1.0 / 42 - i * (1.0 / 30 - i * (5.0 / 66 - i * (691.0 / 2_730 - i * 7 / 6))))))
    return shift + 1 / x + i / 2 + series / x
}

/// The probability that chi-square with `freedom` ≥ 1 degrees of freedom exceeds `x`: the closed sums for whole degrees.
func chiSquareTail(_ x: Double, freedom: Int) -> Double {
    guard x > 0 else { return 1 }
    let half = x / 2, root = half.squareRoot(), even = freedom % 2 == 0
    // The terms are e^(−x/2)·(x/2)^s / Γ(s + 1) for every s below freedom/2 that differs from it by a whole number.
    var s = even ? 0 : 0.5
    var term = exp(-half) * (even ? 1 : root * 2 / Double.pi.squareRoot())
    var sum = even ? 0 : erfc(root)
    while s < Double(freedom) / 2 {
        sum += term
        s += 1
        term *= half / s
    }
    return min(1, max(0, sum))
}
