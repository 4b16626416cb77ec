/// A statement and its values. What is interpolated becomes a parameter (`$1`, `$2`, …), never text.
///
///     "SELECT name FROM member WHERE workspace_id = \(workspace) AND id = \(member)"
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    public var text: String
    public var values: [Value]

    public init(stringLiteral value: String) {
        text = value
        values = []
    }

    public init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
        values = stringInterpolation.values
    }

    /// Text and values as they are; for statements built from names known to the code.
    public init(text: String, values: [Value] = []) {
        self.text = text
        self.values = values
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        var text = ""
        var values: [Value] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 3)
            values.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) { text += literal }

        public mutating func appendInterpolation(_ value: some Bindable) {
            values.append(value.bound)
            text += "$\(values.count)"
        }

        /// Values with commas between them, for `IN (…)`; an empty list finds nothing.
        public mutating func appendInterpolation(each list: [some Bindable]) {
            if list.isEmpty { text += "NULL" }
            for (place, value) in list.enumerated() {
                if place > 0 { text += ", " }
                appendInterpolation(value)
            }
        }

        /// A name written in the source (table, column): it cannot come from input.
        public mutating func appendInterpolation(name: StaticString) { text += "\(name)" }
    }
}
