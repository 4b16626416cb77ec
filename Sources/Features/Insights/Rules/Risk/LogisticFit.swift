internal import Glibc
internal import Kernel

/// Logistic regression with a squared penalty, by Newton's method: the same numbers on every machine from the same rows.
struct LogisticFit {
    let rows: [SIMD8<Double>]
    let silent: [Bool]
    /// Only the first `count` rows are known.
    let count: Int
    let scale: RiskScale
    /// `penalty`/2 times the squared distance of the weights from `toward` is added to the loss; the intercept is free.
    let toward: SIMD8<Double>
    let penalty: Double

    /// Nil if no finite optimum is found, as when all rows have the same outcome.
    func weights(from start: SIMD8<Double>) -> SIMD8<Double>? {
        var weights = start, step = SIMD8<Double>.zero
        var best = Double.infinity
        for _ in 0..<100 {
            let slope = slope(at: weights)
            guard slope.loss.isFinite else { return nil }
            if slope.loss > best + 1e-9 * abs(best) {
                // Too far: half the way back.
                step *= 0.5
                weights += step
                continue
            }
            best = slope.loss
            guard let move = slope.newton() else { return nil }
            let length = (0..<8).reduce(0.0) { max($0, abs(move[$1])) }
            guard length < 1e3 else { return nil }
            step = move
            weights -= move
            // Newton squares the distance: what is left is far below 1e-9.
            if length < 1e-6 { return weights }
        }
        return nil
    }

    private func slope(at weights: SIMD8<Double>) -> Slope {
        var slope = Slope()
        for index in 0..<min(count, rows.count, silent.count) {
            slope.add(scale.apply(rows[index]), weights, silent[index])
        }
        var penalties = SIMD8<Double>(repeating: penalty)
        penalties[7] = 0
        let distance = weights - toward
        slope.gradient += penalties * distance
        slope.loss += 0.5 * (penalties * distance * distance).sum()
        for lane in 0..<8 { slope.curvature[lane][lane] += penalties[lane] }
        return slope
    }
}

/// Loss, gradient and Hessian at one point.
private struct Slope {
    var loss = 0.0
    var gradient = SIMD8<Double>.zero
    var curvature = InlineArray<8, SIMD8<Double>>(repeating: .zero)

    @inline(__always)
    mutating func add(_ row: SIMD8<Double>, _ weights: SIMD8<Double>, _ silent: Bool) {
        let logOdds = (row * weights).sum()
        let tail = exp(-abs(logOdds))
        let probability = logOdds >= 0 ? 1 / (1 + tail) : tail / (1 + tail)
        loss += max(logOdds, 0) + log1p(tail) - (silent ? logOdds : 0)
        gradient += row * (probability - (silent ? 1 : 0))
        let weighted = row * (probability * (1 - probability))
        for lane in 0..<8 { curvature[lane] += row * weighted[lane] }
    }

    /// Curvature⁻¹ · gradient, by Cholesky; nil if the curvature is not positive.
    func newton() -> SIMD8<Double>? {
        var lower = curvature
        for column in 0..<8 {
            var diagonal = lower[column][column]
            for k in 0..<column { diagonal -= lower[column][k] * lower[column][k] }
            guard diagonal > 1e-12, diagonal.isFinite else { return nil }
            lower[column][column] = diagonal.squareRoot()
            for row in (column + 1)..<8 {
                var sum = lower[row][column]
                for k in 0..<column { sum -= lower[row][k] * lower[column][k] }
                lower[row][column] = sum / lower[column][column]
            }
        }
        var solution = gradient
        for row in 0..<8 {
            for k in 0..<row { solution[row] -= lower[row][k] * solution[k] }
            solution[row] /= lower[row][row]
        }
        for row in (0..<8).reversed() {
            for k in (row + 1)..<8 { solution[row] -= lower[k][row] * solution[k] }
            solution[row] /= lower[row][row]
        }
        return solution
    }
}
