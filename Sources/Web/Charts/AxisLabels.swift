/// Which labels of an axis have room: evenly spaced, with the last one, as it is today.
enum AxisLabels {
    /// A date in either language needs about 120 units with its gap, also in the larger type of a phone.
    static func shown(_ count: Int, room: Double, each: Double = 120) -> [Int] {
        guard count > 1 else { return count == 1 ? [0] : [] }
        let most = max(2, Int(room / each))
        let step = max(1, (count - 1 + most - 1) / most)
        return Array(stride(from: count - 1, through: 0, by: -step)).reversed()
    }
}
