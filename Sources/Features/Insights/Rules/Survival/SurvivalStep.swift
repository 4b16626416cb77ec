/// What survival is from a time on, until the next step.
public struct SurvivalStep: Sendable, Hashable, Codable {
    /// Days since the beginning, ≥ 0.
    public var days: Double
    /// Still watched just before: neither ended nor lost from sight.
    public var atRisk: Int
    /// Ended at this time.
    public var ended: Int
    /// The share that lasts longer, 0…1.
    public var survival: Double
    /// 95 %, within 0…1. Nil where survival is 1 or 0: there nothing is known of its error.
    public var interval: ConfidenceInterval?
}
