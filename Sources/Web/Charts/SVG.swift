/// Writes the pieces all charts are made of. Colours are classes of `Assets/css/charts.css`, so a chart follows the page
/// into the dark and onto paper.
struct SVG {
    private(set) var text: String

    /// - Parameters:
    ///   - title: the finding, read out first.
    ///   - summary: the figures in a sentence, for those who do not see the picture.
    init(width: Double, height: Double, kind: String = "chart", title: String, summary: String) {
        let title = Self.escape(title), summary = Self.escape(summary)
        // Without a summary the title is the whole name; a list of a hundred small lines need not say it twice.
        text = "<svg class=\"\(kind)\" viewBox=\"0 0 \(Self.number(width)) \(Self.number(height))\" role=\"img\""
        text += summary.isEmpty ? "><title>\(title)</title>" : " aria-label=\"\(title). \(summary)\"><title>\(title)</title><desc>\(summary)</desc>"
    }

    mutating func line(from a: (Double, Double), to b: (Double, Double), kind: String) {
        text += "<path class=\"\(kind)\" d=\"M\(Self.pair(a))L\(Self.pair(b))\"/>"
    }

    /// A line whose steps are written already.
    mutating func path(_ steps: String, kind: String) { text += "<path class=\"\(kind)\" d=\"\(steps)\"/>" }

    mutating func polyline(_ points: [(Double, Double)], kind: String) {
        guard let first = points.first else { return }
        text += "<path class=\"\(kind)\" d=\"M\(Self.pair(first))\(points.dropFirst().map { "L" + Self.pair($0) }.joined())\"/>"
    }

    /// What lies between two lines that run the same way.
    mutating func area(_ lower: [(Double, Double)], _ upper: [(Double, Double)], kind: String) {
        guard let first = lower.first else { return }
        let path = (Array(lower.dropFirst()) + upper.reversed()).map { "L" + Self.pair($0) }.joined()
        text += "<path class=\"\(kind)\" d=\"M\(Self.pair(first))\(path)Z\"/>"
    }

    mutating func dot(_ center: (Double, Double), radius: Double, kind: String = "dot", says: String = "") {
        let title = says.isEmpty ? "/>" : "><title>\(Self.escape(says))</title></circle>"
        text += """
            <circle class="\(kind)" cx="\(Self.number(center.0))" cy="\(Self.number(center.1))" r="\(Self.number(radius))"\(title)
            """
    }

    /// Three slanting lines over a box.
    mutating func hatch(x: Double, y: Double, width: Double, height: Double) {
        let path = [0.25, 0.5, 0.75].map { share in
            "M\(Self.pair((x + width * max(0, share * 2 - 1), y + height * min(1, share * 2))))"
                + "L\(Self.pair((x + width * min(1, share * 2), y + height * max(0, share * 2 - 1))))"
        }.joined()
        text += "<path class=\"hatch\" d=\"\(path)\"/>"
    }

    /// A rectangle; what it stands for is said when the pointer rests on it.
    mutating func box(x: Double, y: Double, width: Double, height: Double, kind: String, says: String = "", corner: Double = 0) {
        let title = says.isEmpty ? "" : "<title>\(Self.escape(says))</title>"
        let round = corner > 0 ? " rx=\"\(Self.number(corner))\"" : ""
        text += """
            <rect class="\(kind)" x="\(Self.number(x))" y="\(Self.number(y))" width="\(Self.number(max(0, width)))" \
            height="\(Self.number(max(0, height)))"\(round)>\(title)</rect>
            """
    }

    mutating func words(_ words: String, x: Double, y: Double, anchor: String = "start", kind: String = "") {
        let style = kind.isEmpty ? "" : " class=\"\(kind)\""
        text += "<text\(style) x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" text-anchor=\"\(anchor)\">\(Self.escape(words))</text>"
    }

    var markup: Markup { Markup(trusted: text + "</svg>") }

    private static func escape(_ text: String) -> String { Markup.escape(DirectionalIsolate.wrap(text)) }

    private static func pair(_ point: (Double, Double)) -> String { "\(number(point.0)) \(number(point.1))" }

    /// One digit after the point is finer than any screen.
    private static func number(_ value: Double) -> String {
        guard let tenths = Int(exactly: (value * 10).rounded()) else { return "0" }
        let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
        return (tenths < 0 ? "-" : "") + (rest == 0 ? "\(whole)" : "\(whole).\(rest)")
    }
}
