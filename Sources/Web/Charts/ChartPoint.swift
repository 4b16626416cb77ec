/// One value of a series with its words.
public struct ChartPoint: Sendable, Equatable {
    /// On the axis: 11月21日.
    public var label: String
    /// Not finite where nothing is known: the line has a gap there.
    public var value: Double
    /// Read when pointed at: "11月21日 这周 34 人".
    public var says: String
    /// Too little data to mean anything, or a period that is not over; shown lighter.
    public var isThin: Bool
    /// The interval around the value, for the band of a line. Both or none.
    public var low: Double?
    public var high: Double?
    /// Something happened here: "从这周起变少". A fine upright line with these words.
    public var mark: String?
    /// In the table, where there is room: 2026年11月21日 周六. The label if nil.
    public var head: String?
    /// In a file for other programs: 2026-11-21. The head if nil.
    public var code: String?

    public init(
        _ label: String, _ value: Double, says: String = "", isThin: Bool = false, low: Double? = nil, high: Double? = nil,
        mark: String? = nil, head: String? = nil, code: String? = nil
    ) {
        self.label = label
        self.value = value
        self.says = says
        self.isThin = isThin
        self.low = low
        self.high = high
        self.mark = mark
        self.head = head
        self.code = code
    }

    /// The interval, if there is one.
    var band: (low: Double, high: Double)? {
        guard let low, let high, low.isFinite, high.isFinite, low <= high else { return nil }
        return (low, high)
    }
}
