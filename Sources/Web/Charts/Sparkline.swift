/// A small line without axis, for a row of a list; the words beside it carry the figures.
public struct Sparkline: Sendable {
    public var title: String
    public var values: [Int]
    /// The most in any row of the list: all lines are drawn by one scale, so that a small group does not look like a large one.
    /// Nil draws the line by its own most.
    public var most: Int?

    /// Of a line by itself one more or less among a few is no peak.
    private static let leastMost = 8

    public init(title: String, values: [Int], most: Int? = nil) {
        self.title = title
        self.values = values
        self.most = most
    }

    public func svg() -> Markup {
        let width = 96.0, height = 28.0, margin = 3.0
        var svg = SVG(width: width, height: height, kind: "spark", title: title, summary: "")
        guard let largest = values.max() else { return svg.markup }
        let full = Double(max(1, largest, most ?? Self.leastMost))
        func rise(of value: Int) -> Double { (height - 2 * margin) * Double(max(0, value)) / full }
        let gap = values.count > 1 ? (width - 2 * margin) / Double(values.count - 1) : 0
        let points = values.enumerated().map { index, value in
            // Whole numbers: at this size nobody sees the rest, and lists have hundreds of them.
            (
                x: Int((margin + gap * Double(index)).rounded()),
                y: Int((height - margin - rise(of: value)).rounded())
            )
        }
        // Step by step, which takes half as many characters as place by place.
        var path = points.first.map { "M\($0.x) \($0.y)" } ?? ""
        for (from, to) in zip(points, points.dropFirst()) {
            let (right, down) = (to.x - from.x, to.y - from.y)
            path += (path.contains("l") ? " " : "l") + (down < 0 ? "\(right)\(down)" : "\(right) \(down)")
        }
        svg.path(path, kind: "line")
        if let last = points.last { svg.dot((Double(last.x), Double(last.y)), radius: 2) }
        return svg.markup
    }
}
