/// A line over weeks or days, with the last value written beside it; with a band if its points have intervals.
public struct LineChart: Sendable {
    public var title: String
    public var summary: String
    public var points: [ChartPoint]
    /// A second line to compare with, point by point; its name stands at its end.
    public var compared: [ChartPoint]
    public var comparedName: String
    public var unit: ChartUnit
    /// A value holds until the next one: survival curves.
    public var isStep: Bool

    public init(
        title: String, summary: String = "", points: [ChartPoint], compared: [ChartPoint] = [], comparedName: String = "",
        unit: ChartUnit = .count, isStep: Bool = false
    ) {
        self.title = title
        self.summary = summary
        self.points = points
        self.compared = compared.count == points.count ? compared : []
        self.comparedName = comparedName
        self.unit = unit
        self.isStep = isStep
    }

    public func svg() -> Markup {
        let width = 560.0, height = 220.0, left = 52.0, top = 18.0, base = height - 28
        let right = comparedName.isEmpty ? 52 : min(150, max(52, ChartLabel.width(comparedName) + 16))
        var svg = SVG(width: width, height: height, title: title, summary: summary)
        guard !points.isEmpty else { return svg.markup }
        let bands = points.compactMap(\.band)
        let scale = scale(bands)
        let gap = points.count > 1 ? (width - left - right) / Double(points.count - 1) : 0
        func x(_ index: Int) -> Double { left + gap * Double(index) }
        func y(_ value: Double) -> Double { base - (base - top) * scale.place(value) }

        for (index, point) in points.enumerated() where point.isThin {
            svg.box(x: x(index) - gap / 2, y: top, width: max(gap, 4), height: base - top, kind: "thin", says: point.says)
        }
        for tick in scale.ticks {
            svg.line(from: (left, y(tick)), to: (width - right, y(tick)), kind: tick == 0 ? "grid zero" : "grid")
            svg.words(unit.text(tick), x: left - 8, y: y(tick) + 4, anchor: "end")
        }
        for run in runs({ $0.band != nil }, of: points) {
            let low = run.map { (x($0), y(points[$0].band?.low ?? 0)) }, high = run.map { (x($0), y(points[$0].band?.high ?? 0)) }
            svg.area(path(low), path(high), kind: "band")
        }
        if bands.isEmpty, !isStep, let run = runs({ $0.value.isFinite }, of: points).first, run.count == points.count {
            svg.area(points.indices.map { (x($0), y(0)) }, points.indices.map { (x($0), y(points[$0].value)) }, kind: "area")
        }
        for (series, kind) in [(compared, "line second"), (points, "line")] {
            for run in runs({ $0.value.isFinite }, of: series) { svg.polyline(path(run.map { (x($0), y(series[$0].value)) }), kind: kind) }
        }
        for (index, point) in points.enumerated() {
            guard let mark = point.mark else { continue }
            svg.line(from: (x(index), top), to: (x(index), base), kind: "mark")
            let isRight = x(index) > width / 2
            svg.words(ChartLabel.fitted(mark, to: width / 2), x: x(index) + (isRight ? -5 : 5), y: top - 5, anchor: isRight ? "end" : "start")
        }
        ends(&svg, x: x, y: y)
        for index in AxisLabels.shown(points.count, room: width - left - right) {
            svg.words(points[index].label, x: x(index), y: height - 8, anchor: index == 0 ? "start" : "middle")
        }
        // Wide invisible targets for the pointer; the line itself is too thin.
        for (index, point) in points.enumerated() where !point.says.isEmpty {
            svg.box(x: x(index) - gap / 2, y: top, width: max(gap, 4), height: base - top, kind: "target", says: point.says)
        }
        return svg.markup
    }

    /// A band alone pulls no axis to where values cannot be: below zero, or above all of a share.
    private func scale(_ bands: [(low: Double, high: Double)]) -> ChartScale {
        let values = (points + compared).map(\.value).filter(\.isFinite)
        let floor = (values.min() ?? 0) < 0 ? -Double.infinity : 0, ceiling = unit == .share && (values.max() ?? 0) <= 1 ? 1 : Double.infinity
        return ChartScale(values + bands.map { max(floor, $0.low) } + bands.map { min(ceiling, $0.high) }, unit: unit)
    }

    /// What the lines end at, written beside them; two that end close together make room for each other.
    private func ends(_ svg: inout SVG, x: (Int) -> Double, y: (Double) -> Double) {
        guard let last = points.lastIndex(where: { $0.value.isFinite }) else { return }
        let place = (x(last), y(points[last].value))
        svg.dot(place, radius: 3.5)
        var own = place.1 + 4
        if let end = compared.lastIndex(where: { $0.value.isFinite }), !comparedName.isEmpty {
            var other = y(compared[end].value) + 4
            if abs(own - other) < 15 {
                let middle = (own + other) / 2, upper = own <= other
                (own, other) = (middle + (upper ? -7.5 : 7.5), middle + (upper ? 7.5 : -7.5))
            }
            svg.words(ChartLabel.fitted(comparedName, to: 138), x: x(end) + 8, y: other, kind: "direct second")
        }
        svg.words(unit.text(points[last].value), x: place.0 + 8, y: own, kind: "direct")
    }

    private func path(_ places: [(Double, Double)]) -> [(Double, Double)] {
        guard isStep, let first = places.first else { return places }
        return zip(places, places.dropFirst()).reduce(into: [first]) { $0 += [($1.1.0, $1.0.1), $1.1] }
    }

    /// Neighbours that are known, as runs of their places: a gap in the data is a gap in the line.
    private func runs(_ isKnown: (ChartPoint) -> Bool, of series: [ChartPoint]) -> [[Int]] {
        var runs: [[Int]] = [], run: [Int] = []
        for (index, point) in series.enumerated() {
            if isKnown(point) { run.append(index); continue }
            if !run.isEmpty { runs.append(run) }
            run = []
        }
        return run.isEmpty ? runs : runs + [run]
    }
}
