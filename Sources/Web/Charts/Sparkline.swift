/// A small line without axis, for a row of a list; the words beside it carry the figures.
public struct Sparkline: Sendable {
    public var title: String
    public var values: [Int]

    public init(title: String, values: [Int]) {
        self.title = title
        self.values = values
    }

    public func svg() -> Markup {
        let width = 96.0, height = 28.0, margin = 3.0
        var svg = SVG(width: width, height: height, kind: "spark", title: title, summary: "")
        guard let largest = values.max() else { return svg.markup }
        let gap = values.count > 1 ? (width - 2 * margin) / Double(values.count - 1) : 0
        let points = values.enumerated().map { index, value in
            // Whole numbers: at this size nobody sees the rest, and lists have hundreds of them.
            (
                (margin + gap * Double(index)).rounded(),
                (height - margin - (height - 2 * margin) * Double(value) / Double(max(1, largest))).rounded()
            )
        }
        svg.polyline(points, kind: "line")
        if let last = points.last { svg.dot(last, radius: 2) }
        return svg.markup
    }
}
