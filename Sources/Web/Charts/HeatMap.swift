/// When a group talks: 7 rows of weekdays, 24 columns of hours, darker where more is said.
public struct HeatMap: Sendable {
    public var title: String
    public var summary: String
    /// Row by row from Monday, 168 values; others show nothing.
    public var values: [Int]
    /// 一 … 日.
    public var weekdays: [String]
    /// What one cell says: weekday 1…7, hour 0…23, value.
    public var cell: @Sendable (Int, Int, Int) -> String

    public init(
        title: String, summary: String = "", values: [Int], weekdays: [String],
        cell: @escaping @Sendable (Int, Int, Int) -> String
    ) {
        self.title = title
        self.summary = summary
        self.values = values
        self.weekdays = weekdays
        self.cell = cell
    }

    public func svg() -> Markup {
        let left = 52.0, top = 4.0, side = 21.0, gap = 2.0
        var svg = SVG(width: left + 24 * side + 4, height: top + 7 * side + 26, title: title, summary: summary)
        guard values.count == 168, weekdays.count == 7 else { return svg.markup }
        let most = values.max() ?? 0
        for day in 0..<7 {
            svg.words(weekdays[day], x: left - 8, y: top + side * (Double(day) + 0.7), anchor: "end")
            for hour in 0..<24 {
                let value = values[day * 24 + hour]
                svg.box(
                    x: left + side * Double(hour), y: top + side * Double(day), width: side - gap, height: side - gap,
                    kind: "heat-\(Self.shade(value, most))", says: cell(day + 1, hour, value), corner: 3)
            }
        }
        for hour in stride(from: 0, through: 21, by: 3) {
            svg.words("\(hour)", x: left + side * Double(hour) + (side - gap) / 2, y: top + 7 * side + 18, anchor: "middle")
        }
        return svg.markup
    }

    /// 0 for nothing, 1…4 by the square root of the share, so that the quiet hours can be told apart too.
    static func shade(_ value: Int, _ most: Int) -> Int {
        guard value > 0, most > 0 else { return 0 }
        return min(4, 1 + Int((Double(value) / Double(most)).squareRoot() * 4 - 0.000_001))
    }
}
