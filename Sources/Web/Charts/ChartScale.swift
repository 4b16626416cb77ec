/// An axis from zero to a round number at or above the largest value.
struct ChartScale: Equatable {
    let top: Double
    let step: Double

    /// About four steps of 1, 2 or 5 times a power of ten; whole numbers, as what is counted comes whole.
    init(largest: Double) {
        var unit = 1.0
        while unit * 20 < largest { unit *= 10 }
        step = [unit, unit * 2, unit * 5].first { $0 * 4 >= largest } ?? unit * 10
        top = max(step, (largest / step).rounded(.up) * step)
    }

    var ticks: [Double] { Array(stride(from: 0, through: top, by: step)) }
}
