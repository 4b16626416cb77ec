internal import Foundation

/// What the values of a chart are: it decides how they are written and how fine an axis may be.
public enum ChartUnit: String, Sendable {
    /// Whole things: people, messages.
    case count
    /// Of one: 0.25 is written 25%.
    case share
    /// Anything else, with at most two digits after the point.
    case number

    /// A value as it stands on an axis or beside a line; `–` for what is not finite.
    public func text(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "–" }
        switch self {
        case .count: return Voice.grouping(Int(value.rounded()))
        case .share:
            let hundredths = value * 100
            return abs(hundredths - hundredths.rounded()) < 0.05
                ? "\(Int(hundredths.rounded()))%" : String(format: "%.1f%%", hundredths)
        case .number:
            var text = String(format: "%.2f", value)
            while text.hasSuffix("0") { text.removeLast() }
            if text.hasSuffix(".") { text.removeLast() }
            return text == "-0" ? "0" : text
        }
    }

    /// The smallest distance of two lines of a grid.
    var leastStep: Double { self == .count ? 1 : 0.01 }
}
