/// A line over weeks or days, with the last value written beside it.
public struct LineChart: Sendable {
    public var title: String
    public var summary: String
    public var points: [ChartPoint]
    /// A second line to compare with, of the same labels.
    public var compared: [ChartPoint]
    /// Writes a value of the axis.
    public var figure: @Sendable (Double) -> String

    public init(
        title: String, summary: String = "", points: [ChartPoint], compared: [ChartPoint] = [],
        figure: @escaping @Sendable (Double) -> String = { "\(Int($0))" }
    ) {
        self.title = title
        self.summary = summary
        self.points = points
        self.compared = compared
        self.figure = figure
    }

    public func svg() -> Markup {
        let width = 560.0, height = 220.0, left = 52.0, right = 52.0, top = 14.0, bottom = 28.0
        var svg = SVG(width: width, height: height, title: title, summary: summary)
        guard !points.isEmpty else { return svg.markup }
        let scale = ChartScale(largest: (points + compared).map(\.value).max() ?? 0)
        let base = height - bottom
        func y(_ value: Double) -> Double { base - (base - top) * value / scale.top }
        let gap = points.count > 1 ? (width - left - right) / Double(points.count - 1) : 0
        func x(_ index: Int) -> Double { left + gap * Double(index) }

        for (index, point) in points.enumerated() where point.isThin {
            svg.box(x: x(index) - gap / 2, y: top, width: max(gap, 4), height: base - top, kind: "thin", says: point.says)
        }
        for tick in scale.ticks {
            svg.line(from: (left, y(tick)), to: (width - right, y(tick)), kind: "grid")
            svg.words(figure(tick), x: left - 8, y: y(tick) + 4, anchor: "end")
        }
        let places = points.enumerated().map { (x($0.offset), y($0.element.value)) }
        svg.area(under: places, to: base)
        if compared.count == points.count {
            svg.polyline(compared.enumerated().map { (x($0.offset), y($0.element.value)) }, kind: "line second")
        }
        svg.polyline(places, kind: "line")
        if let place = places.last, let point = points.last {
            svg.dot(place, radius: 3.5)
            svg.words(figure(point.value), x: place.0 + 8, y: place.1 + 4, kind: "direct")
        }
        for index in AxisLabels.shown(points.count, room: width - left - right) {
            svg.words(points[index].label, x: x(index), y: height - 8, anchor: index == 0 ? "start" : "middle")
        }
        // Wide invisible targets for the pointer; the line itself is too thin.
        for (index, point) in points.enumerated() where !point.says.isEmpty {
            svg.box(x: x(index) - gap / 2, y: top, width: max(gap, 4), height: base - top, kind: "target", says: point.says)
        }
        return svg.markup
    }
}
