/// Who came through whom, as rows with lines between them: whoever stands one step to the right belongs to the nearest above
/// that stands one step to the left.
public struct TreeDrawing: Sendable {
    public var title: String
    public var summary: String
    /// From the top to the bottom.
    public var nodes: [TreeNode]

    public init(title: String, summary: String = "", nodes: [TreeNode]) {
        self.title = title
        self.summary = summary
        self.nodes = nodes
    }

    public func svg() -> Markup {
        // Rows have room for the larger type of a phone.
        let width = 560.0, row = 26.0, top = 8.0
        let deepest = Double(nodes.map(\.depth).max() ?? 0), step = min(36, 280 / max(1, deepest))
        var svg = SVG(width: width, height: top * 2 + row * Double(max(1, nodes.count)), title: title, summary: summary)
        func x(_ depth: Int) -> Double { 8 + step * Double(max(0, depth)) }
        func y(_ index: Int) -> Double { top + row * (Double(index) + 0.5) }
        var above: [Int: Int] = [:]
        for (index, node) in nodes.enumerated() {
            // The line comes from the one above it, or from the brother whose line is there already.
            if let parent = above[node.depth - 1] {
                let brother = above[node.depth].flatMap { $0 > parent ? $0 : nil }
                svg.line(from: (x(node.depth - 1), y(brother ?? parent)), to: (x(node.depth - 1), y(index)), kind: "edge edge-1")
                svg.line(from: (x(node.depth - 1), y(index)), to: (x(node.depth), y(index)), kind: "edge edge-1")
            }
            above[node.depth] = index
        }
        for (index, node) in nodes.enumerated() {
            let place = (x(node.depth), y(index))
            if !node.isRest { svg.dot(place, radius: node.note.isEmpty ? 4 : 6, kind: node.isEmphasised ? "node strong" : "node") }
            let room = (width - place.0 - 60) / 1.5, label = ChartLabel.fitted(node.label, to: room)
            svg.words(
                DirectionalIsolate.wrap(label) + (node.note.isEmpty ? "" : " · " + node.note), x: place.0 + 12, y: place.1 + 4,
                kind: node.isEmphasised ? "direct" : "name")
        }
        return svg.markup
    }
}
