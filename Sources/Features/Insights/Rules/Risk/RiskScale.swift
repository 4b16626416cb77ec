internal import Kernel

/// Makes terms comparable: mean 0, standard deviation 1. A term with factor 0 is left out.
struct RiskScale: Sendable, Hashable, Codable {
    var center: SIMD8<Double>
    /// 1 / standard deviation.
    var factor: SIMD8<Double>

    @inline(__always)
    func apply(_ terms: SIMD8<Double>) -> SIMD8<Double> { (terms - center) * factor }

    init(center: SIMD8<Double>, factor: SIMD8<Double>) {
        self.center = center
        self.factor = factor
    }

    /// Mean and (population) deviation of `lanes` in the first `count` rows; the last lane stays 1.
    init(of rows: [SIMD8<Double>], count: Int, lanes: [Int]) {
        var sum = SIMD8<Double>.zero, squares = SIMD8<Double>.zero
        for row in rows.prefix(count) { sum += row }
        let mean = count > 0 ? sum / Double(count) : sum
        for row in rows.prefix(count) { squares += (row - mean) * (row - mean) }
        center = .zero
        factor = .zero
        for lane in lanes {
            center[lane] = mean[lane]
            let deviation = (squares[lane] / Double(max(count, 1))).squareRoot()
            factor[lane] = deviation > 0 ? 1 / deviation : 1
        }
        factor[7] = 1
    }
}
