/// What two shares of independent samples differ by, with the 95 % interval of the difference by Newcombe's hybrid score
/// (method 10), which is made of the two Wilson intervals and stays within −1…1.
public struct ShareDifference: Sendable, Hashable {
    /// The first less the second, −1…1.
    public let value: Double
    public let interval: ConfidenceInterval
    /// Whether the interval leaves out no difference at all.
    public var isClear: Bool { !interval.contains(0) }

    /// - Returns: nil if either is a share of nothing.
    public init?(_ one: Share, _ other: Share) {
        guard let p = one.value, let pLow = one.low, let pHigh = one.high, let q = other.value, let qLow = other.low, let qHigh = other.high
        else { return nil }
        value = p - q
        let down = ((p - pLow) * (p - pLow) + (qHigh - q) * (qHigh - q)).squareRoot()
        let up = ((pHigh - p) * (pHigh - p) + (q - qLow) * (q - qLow)).squareRoot()
        interval = ConfidenceInterval(low: max(-1, value - down), high: min(1, value + up))
    }
}
