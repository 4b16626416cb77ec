/// The mean length of lives cut off at a limit, so that nothing must be guessed of those still alive.
public struct RestrictedMean: Sendable, Hashable, Codable {
    /// The limit, days, > 0.
    public var within: Double
    /// 0…`within`.
    public var days: Double
    /// 95 %, by Greenwood's variance, cut to 0…`within`.
    public var interval: ConfidenceInterval
}
