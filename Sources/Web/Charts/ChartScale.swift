/// An axis from zero to a round number at or beyond the values on either side of it.
struct ChartScale: Equatable {
    let bottom: Double
    let top: Double
    let step: Double

    /// Beyond this nothing is counted; it also keeps hostile numbers out of the geometry.
    private static let limit = 1e15

    /// About four steps of 1, 2 or 5 times a power of ten; whole ones for what is counted.
    init(smallest: Double = 0, largest: Double, unit: ChartUnit = .count) {
        let largest = largest.isFinite ? min(max(0, largest), Self.limit) : 0
        let smallest = smallest.isFinite ? max(min(0, smallest), -Self.limit) : 0
        let span = largest - smallest
        var base = unit.leastStep
        while base * 20 < span { base *= 10 }
        step = [base, base * 2, base * 5].first { $0 * 4 >= span } ?? base * 10
        // A hair less, so that 0.3 / 0.1 is three steps.
        bottom = (smallest / step + 1e-9).rounded(.down) * step
        top = max(step, (largest / step - 1e-9).rounded(.up) * step)
    }

    /// Of all values that are finite.
    init(_ values: [Double], unit: ChartUnit) {
        let known = values.filter(\.isFinite)
        self.init(smallest: known.min() ?? 0, largest: known.max() ?? 0, unit: unit)
    }

    var ticks: [Double] { (0...max(0, Int(((top - bottom) / step).rounded()))).map { bottom + Double($0) * step } }

    /// Where a value lies: 0 at the bottom, 1 at the top. What lies outside is moved to the nearest end.
    func place(_ value: Double) -> Double { value.isFinite ? min(1, max(0, (value - bottom) / (top - bottom))) : 0 }
}
