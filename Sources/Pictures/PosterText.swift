/// Words on a poster. What is too long ends with an ellipsis; what no font has is left out.
public struct PosterText: Sendable, Hashable {
    public enum Align: String, Sendable, CaseIterable {
        case left, middle, right
    }

    public static let sizes = 8...400
    /// Longer texts are cut: nobody reads them on a poster.
    static let most = 400

    public var text: String
    public var x: Int
    public var y: Int
    public var width: Int
    /// Height of the letters in pixels, 8…400.
    public var size: Int
    public var ink: Ink
    /// Of the lines in their width; also of names that are written from right to left.
    public var align: Align
    public var isBold: Bool
    public var lines: Int

    public init(
        _ text: String, x: Int, y: Int, width: Int, size: Int, ink: Ink = .black, align: Align = .left, isBold: Bool = false, lines: Int = 1
    ) {
        self.text = text
        self.x = x
        self.y = y
        self.width = width
        self.size = size
        self.ink = ink
        self.align = align
        self.isBold = isBold
        self.lines = lines
    }

    /// One line of what can be drawn: no controls, no line ends, and not without end.
    var plain: String {
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if kept.count == Self.most { break }
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: kept.append(" ")
            case .surrogate, .privateUse, .unassigned: continue
            // Marks that set a direction would turn what stands beside them.
            case .format where scalar != "\u{200D}" && scalar != "\u{200C}": continue
            default: kept.append(scalar)
            }
        }
        return String(kept)
    }
}
