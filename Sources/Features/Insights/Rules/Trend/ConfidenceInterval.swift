/// Where the true value lies in 95 of 100 such samples. Both ends are finite, `low` ≤ `high`.
public struct ConfidenceInterval: Sendable, Hashable, Codable {
    public var low: Double
    public var high: Double

    public init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }

    public func contains(_ value: Double) -> Bool { low <= value && value <= high }

    /// The normal distribution keeps 95 % within so many standard deviations.
    static let deviations = 1.959963984540054
}
