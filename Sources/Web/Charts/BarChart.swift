/// Bars from zero, one for each label.
public struct BarChart: Sendable {
    public var title: String
    public var summary: String
    public var points: [ChartPoint]
    public var figure: @Sendable (Double) -> String

    public init(
        title: String, summary: String = "", points: [ChartPoint],
        figure: @escaping @Sendable (Double) -> String = { "\(Int($0))" }
    ) {
        self.title = title
        self.summary = summary
        self.points = points
        self.figure = figure
    }

    public func svg() -> Markup {
        let width = 560.0, height = 200.0, left = 52.0, right = 8.0, top = 14.0, bottom = 28.0
        var svg = SVG(width: width, height: height, title: title, summary: summary)
        guard !points.isEmpty else { return svg.markup }
        let scale = ChartScale(largest: points.map(\.value).max() ?? 0)
        let base = height - bottom, gap = (width - left - right) / Double(points.count)
        for tick in scale.ticks {
            let y = base - (base - top) * tick / scale.top
            svg.line(from: (left, y), to: (width - right, y), kind: "grid")
            svg.words(figure(tick), x: left - 8, y: y + 4, anchor: "end")
        }
        for (index, point) in points.enumerated() {
            let tall = (base - top) * max(0, point.value) / scale.top
            svg.box(
                x: left + gap * Double(index) + gap * 0.15, y: base - tall, width: gap * 0.7, height: tall,
                kind: point.isThin ? "bar faint" : "bar", says: point.says, corner: min(2, gap * 0.1))
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
}
