internal import Foundation
internal import Kernel

/// Reads the objects of an answer as they really come: numbers as texts and the other way round, fields missing or null, lists
/// null. What is missing is empty; what has another shape altogether is an error.
struct Fields {
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    private let container: KeyedDecodingContainer<Name>

    init(_ decoder: any Decoder) throws { container = try decoder.container(keyedBy: Name.self) }

    /// Empty if it is missing.
    func text(_ name: String) throws -> String {
        // The usual form first: an answer has hundreds of thousands of fields.
        if let text = try? container.decodeIfPresent(String.self, forKey: Name(stringValue: name)) { return text }
        return try maybe(name, as: LooseText.self)?.value ?? ""
    }

    /// 0 if it is missing or no number that fits.
    func number(_ name: String) throws -> Int {
        if let number = try? container.decodeIfPresent(Int.self, forKey: Name(stringValue: name)) { return number }
        return Int(try text(name)) ?? 0
    }

    /// Nil if it is missing.
    func fraction(_ name: String) throws -> Double? {
        guard let value = Double(try text(name)), value.isFinite else { return nil }
        return value
    }

    func flag(_ name: String) throws -> Bool { ["true", "1"].contains(try text(name)) }

    /// Seconds since 1970; nil if it is missing, 0, or no time that this software will see.
    func instant(_ name: String) throws -> Instant? {
        let seconds = try number(name)
        return (1..<100_000_000_000).contains(seconds) ? Instant(milliseconds: Int64(seconds) * 1000) : nil
    }

    func texts(_ name: String) throws -> [String] { try list(name, as: LooseText.self).map(\.value) }

    func list<Element: Decodable>(_ name: String, as: Element.Type = Element.self) throws -> [Element] {
        try maybe(name, as: [Element].self) ?? []
    }

    func maybe<Value: Decodable>(_ name: String, as: Value.Type = Value.self) throws -> Value? {
        try container.decodeIfPresent(Value.self, forKey: Name(stringValue: name))
    }

    /// - Throws: if it is missing: without it the answer means nothing.
    func one<Value: Decodable>(_ name: String, as: Value.Type = Value.self) throws -> Value {
        try container.decode(Value.self, forKey: Name(stringValue: name))
    }
}
