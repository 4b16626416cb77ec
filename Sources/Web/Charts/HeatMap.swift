/// Rows by columns, darker where there is more: when a group talks, who stayed week by week.
public struct HeatMap: Sendable {
    public var title: String
    public var summary: String
    public var rows: [String]
    public var columns: [String]
    /// Row by row; a row may end before the last column.
    public var cells: [[HeatCell]]
    public var unit: ChartUnit

    public init(
        title: String, summary: String = "", rows: [String], columns: [String], cells: [[HeatCell]], unit: ChartUnit = .count
    ) {
        self.title = title
        self.summary = summary
        self.rows = rows
        self.columns = columns
        self.cells = cells
        self.unit = unit
    }

    /// Weekdays by hours.
    ///
    /// - Parameters:
    ///   - values: row by row from Monday, 168 of them; others show nothing.
    ///   - weekdays: 周一 … 周日.
    ///   - cell: what one cell says: weekday 1…7, hour 0…23, value.
    public init(
        title: String, summary: String = "", values: [Int], weekdays: [String], cell: (Int, Int, Int) -> String
    ) {
        let isWhole = values.count == 168 && weekdays.count == 7
        self.init(
            title: title, summary: summary, rows: isWhole ? weekdays : [], columns: isWhole ? (0..<24).map { "\($0)" } : [],
            cells: isWhole
                ? (0..<7).map { day in
                    (0..<24).map { hour in
                        let value = values[day * 24 + hour]
                        return HeatCell(Double(value), says: cell(day + 1, hour, value))
                    }
                } : [])
    }

    public func svg() -> Markup {
        // Half as much again as the words need: on a phone they are larger.
        let left = min(220, max(52, (rows.map(ChartLabel.width).max() ?? 0) * 1.6 + 12)), top = 4.0, gap = 2.0
        let side = min(36, max(14, ((560 - left) / Double(max(1, columns.count))).rounded(.down))), tall = min(side, 24)
        var svg = SVG(
            width: max(560, left + Double(columns.count) * side + 4), height: top + Double(rows.count) * tall + 26, title: title, summary: summary)
        let most = cells.joined().map(\.value).filter(\.isFinite).max() ?? 0
        for (row, line) in zip(rows, cells).enumerated() {
            let y = top + tall * Double(row)
            svg.words(ChartLabel.fitted(line.0, to: (left - 8) / 1.5), x: left - 8, y: y + tall * 0.7, anchor: "end")
            for (column, cell) in line.1.prefix(columns.count).enumerated() where cell.value.isFinite {
                let x = left + side * Double(column)
                svg.box(
                    x: x, y: y, width: side - gap, height: tall - gap, kind: "heat-\(Self.shade(cell.value, most))", says: cell.says,
                    corner: 3)
                if cell.isOpen { svg.hatch(x: x, y: y, width: side - gap, height: tall - gap) }
            }
        }
        let wide = (columns.map(ChartLabel.width).max() ?? 0) + 14
        for column in stride(from: 0, to: columns.count, by: max(1, Int((wide / side).rounded(.up)))) {
            svg.words(
                columns[column], x: left + side * Double(column) + (side - gap) / 2, y: top + Double(rows.count) * tall + 18,
                anchor: "middle")
        }
        return svg.markup
    }

    /// 0 for nothing, 1…4 by the square root of the share, so that the quiet cells can be told apart too.
    static func shade(_ value: Double, _ most: Double) -> Int {
        guard value > 0, most > 0, value.isFinite, most.isFinite else { return 0 }
        return min(4, 1 + Int((min(1, value / most)).squareRoot() * 4 - 0.000_001))
    }
}
