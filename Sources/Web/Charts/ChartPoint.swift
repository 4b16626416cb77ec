/// One value of a series with its words.
public struct ChartPoint: Sendable, Equatable {
    /// On the axis: 11月21日.
    public var label: String
    public var value: Double
    /// Read when pointed at: "11月21日 这周 34 人".
    public var says: String
    /// Too little data to mean anything; shown on a grey band.
    public var isThin: Bool

    public init(_ label: String, _ value: Double, says: String = "", isThin: Bool = false) {
        self.label = label
        self.value = value
        self.says = says
        self.isThin = isThin
    }
}
