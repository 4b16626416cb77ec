/// Bars from zero, one for each label, or two to compare.
public struct BarChart: Sendable {
    public var title: String
    public var summary: String
    public var points: [ChartPoint]
    /// Written above the picture where two are compared.
    public var name: String
    /// A second bar beside each.
    public var compared: [ChartPoint]
    public var comparedName: String
    public var unit: ChartUnit
    /// Lying bars under their labels, in the order given: who said most.
    public var isRanking: Bool

    public init(
        title: String, summary: String = "", points: [ChartPoint], name: String = "", compared: [ChartPoint] = [], comparedName: String = "",
        unit: ChartUnit = .count, isRanking: Bool = false
    ) {
        self.title = title
        self.summary = summary
        self.points = points
        self.name = name
        self.compared = compared.count == points.count && !isRanking ? compared : []
        self.comparedName = comparedName
        self.unit = unit
        self.isRanking = isRanking
    }

    public func svg() -> Markup { isRanking ? lying() : standing() }

    private func standing() -> Markup {
        let width = 560.0, height = 200.0, left = 52.0, right = 8.0, top = compared.isEmpty ? 14.0 : 32.0, base = height - 28
        var svg = SVG(width: width, height: height, title: title, summary: summary)
        guard !points.isEmpty else { return svg.markup }
        let scale = ChartScale((points + compared).map(\.value), unit: unit)
        func y(_ value: Double) -> Double { base - (base - top) * scale.place(value) }
        let gap = (width - left - right) / Double(points.count)
        for tick in scale.ticks {
            svg.line(from: (left, y(tick)), to: (width - right, y(tick)), kind: tick == 0 ? "grid zero" : "grid")
            svg.words(unit.text(tick), x: left - 8, y: y(tick) + 4, anchor: "end")
        }
        let rows = compared.isEmpty ? [(points, "bar")] : [(points, "bar"), (compared, "bar second")]
        let wide = gap * 0.7 / Double(rows.count)
        for (number, row) in rows.enumerated() {
            for (index, point) in row.0.enumerated() where point.value.isFinite {
                svg.box(
                    x: left + gap * (Double(index) + 0.15) + wide * Double(number), y: min(y(0), y(point.value)), width: wide,
                    height: abs(y(point.value) - y(0)), kind: point.isThin ? "\(row.1) faint" : row.1, says: point.says,
                    corner: min(2, gap * 0.1))
            }
        }
        if !compared.isEmpty {
            let second = ChartLabel.fitted(comparedName, to: 150)
            svg.words(second, x: width - right, y: 18, anchor: "end", kind: "direct second")
            // In the larger type of a phone both still have room.
            svg.words(
                ChartLabel.fitted(name, to: 150), x: width - right - ChartLabel.width(second) * 1.5 - 16, y: 18, anchor: "end", kind: "direct first")
        }
        // The last one is set to the left of its place, so the others keep a little more distance.
        for index in AxisLabels.shown(points.count, room: width - left - right, each: 150) {
            // The last label would stick out of the picture.
            let isLast = index == points.count - 1
            svg.words(
                points[index].label, x: isLast ? width - right : left + gap * (Double(index) + 0.5), y: height - 8,
                anchor: isLast ? "end" : "middle")
        }
        return svg.markup
    }

    /// The label above its bar: a long name has the whole width, on a phone too.
    private func lying() -> Markup {
        let width = 560.0, each = 40.0, room = 72.0
        var svg = SVG(width: width, height: max(1, Double(points.count)) * each, title: title, summary: summary)
        let scale = ChartScale(points.map { max(0, $0.value) }, unit: unit)
        for (index, point) in points.enumerated() where point.value.isFinite {
            let y = Double(index) * each, length = (width - room) * scale.place(max(0, point.value))
            svg.words(ChartLabel.fitted(point.label, to: width * 0.66), x: 0, y: y + 15)
            svg.box(
                x: 0, y: y + 21, width: max(1, length), height: 11, kind: point.isThin ? "bar faint" : "bar", says: point.says, corner: 2)
            svg.words(unit.text(point.value), x: length + 8, y: y + 31, kind: "direct")
        }
        return svg.markup
    }
}
