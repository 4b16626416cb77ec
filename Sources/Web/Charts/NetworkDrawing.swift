/// Who speaks with whom, or who brought whom, as circles and lines. Whoever makes it has placed the nodes; a table beneath
/// says the same in words.
public struct NetworkDrawing: Sendable {
    public var title: String
    public var summary: String
    public var nodes: [NetworkNode]
    public var edges: [NetworkEdge]

    /// More names than this nobody reads; the rest stands in the table, and is said when one points at a circle.
    public static let labelLimit = 24
    /// On a phone words are so much larger.
    private static let phoneType = 1.5

    public init(title: String, summary: String = "", nodes: [NetworkNode], edges: [NetworkEdge]) {
        self.title = title
        self.summary = summary
        self.nodes = nodes
        self.edges = edges
    }

    public func svg() -> Markup {
        let width = 560.0, height = 420.0, margin = 36.0
        var svg = SVG(width: width, height: height, title: title, summary: summary)
        func within(_ value: Double, _ low: Double, _ high: Double) -> Double { value.isFinite ? min(high, max(low, value)) : (low + high) / 2 }
        let places = nodes.map { node in
            (margin + (width - 2 * margin) * within(node.x, 0, 1), margin + (height - 2 * margin) * within(node.y, 0, 1))
        }
        for edge in edges where edge.from != edge.to && nodes.indices.contains(edge.from) && nodes.indices.contains(edge.to) {
            // In four steps: as many classes of the style instead of a width of its own.
            let step = Int(within(edge.width, 0, 1) * 3.999) + 1
            svg.line(from: places[edge.from], to: places[edge.to], kind: "edge edge-\(step)" + (edge.isEmphasised ? " strong" : ""))
        }
        let radii = nodes.map { within($0.radius, 0.005, 0.08) * height }
        for (index, node) in nodes.enumerated() {
            svg.dot(places[index], radius: radii[index], kind: node.isEmphasised ? "node strong" : "node", says: node.says.isEmpty ? node.label : node.says)
        }
        var taken: [(x: ClosedRange<Double>, y: Double)] = []
        for index in named {
            let (x, y) = (places[index].0, places[index].1 + 4), reach = radii[index] + 4
            // A name across another makes both unreadable; on its other side there may be room.
            for isRight in x > width * 0.7 ? [true, false] : [false, true] {
                let room = isRight ? x - reach : width - x - reach
                guard room > 60 else { continue }
                let label = ChartLabel.fitted(nodes[index].label, to: min(150, room / Self.phoneType)), wide = ChartLabel.width(label) * Self.phoneType
                let start = isRight ? x - reach - wide : x + reach
                if taken.contains(where: { abs($0.y - y) < 20 && $0.x.overlaps(start...(start + wide)) }) { continue }
                taken.append((start...(start + wide), y))
                svg.words(
                    label, x: x + (isRight ? -reach : reach), y: y, anchor: isRight ? "end" : "start",
                    kind: nodes[index].isEmphasised ? "direct" : "name")
                break
            }
        }
        return svg.markup
    }

    /// Whose names are written: the emphasised first, then the largest.
    private var named: ArraySlice<Int> {
        nodes.indices.sorted { one, other in
            if nodes[one].isEmphasised != nodes[other].isEmphasised { return nodes[one].isEmphasised }
            let (first, second) = (nodes[one].radius, nodes[other].radius)
            return first > second || (!(second > first) && one < other)
        }.prefix(Self.labelLimit)
    }
}
