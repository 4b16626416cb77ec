internal import Kernel

/// A parameter in the query of a call: its description is also what it is held against.
public struct APIParameter: Sendable {
    private enum Form {
        case id
        case whole(ClosedRange<Int>, usual: Int)
        case text(longest: Int)
        case word([String], usual: String)
        case time
    }

    public let name: String
    let note: String
    private let form: Form

    public static func id(_ name: String, _ note: String) -> APIParameter { APIParameter(name: name, note: note, form: .id) }
    public static func text(_ name: String, longest: Int, _ note: String) -> APIParameter {
        APIParameter(name: name, note: note, form: .text(longest: longest))
    }
    /// RFC 3339 with its offset.
    public static func time(_ name: String, _ note: String) -> APIParameter { APIParameter(name: name, note: note, form: .time) }
    /// The first word is meant if none is given.
    public static func word<Words: RawRepresentable<String> & CaseIterable>(
        _ name: String, _ words: Words.Type, _ note: String
    ) -> APIParameter {
        let all = words.allCases.map(\.rawValue)
        return APIParameter(name: name, note: note, form: .word(all, usual: all.first ?? ""))
    }

    static let cursor = APIParameter(name: "cursor", note: "`next` of the page before.", form: .text(longest: 200))
    static let limit = APIParameter(name: "limit", note: "So many items at most.", form: .whole(1...200, usual: 50))
    /// Of every list.
    static let paging = [limit, cursor]

    static let usualLimit = 50

    var schema: JSONNode {
        switch form {
        case .id: IDForm.schema
        case .whole(let range, let usual):
            [
                "type": "integer", "minimum": .integer(Int64(range.lowerBound)), "maximum": .integer(Int64(range.upperBound)),
                "default": .integer(Int64(usual)),
            ]
        case .text(let longest): ["type": "string", "minLength": 1, "maxLength": .integer(Int64(longest))]
        case .word(let words, let usual): ["type": "string", "enum": .list(words.map { .text($0) }), "default": .text(usual)]
        case .time: Instant.schema
        }
    }

    /// What is wrong with a value; nil if nothing is.
    func fault(_ value: String) -> String? {
        switch form {
        case .id: ID<Never>(plain: value) == nil ? "must be an id" : nil
        case .whole(let range, _):
            value.utf8.first == 0x2B || Int(value).map(range.contains) != true ? "must be a number from \(range.lowerBound) to \(range.upperBound)" : nil
        case .text(let longest):
            value.isEmpty ? "must not be empty" : value.unicodeScalars.count > longest ? "has more than \(longest) characters" : nil
        case .word(let words, _): words.contains(value) ? nil : "must be one of \(words.joined(separator: ", "))"
        case .time: Self.time(value) == nil ? "must be a time such as 2026-11-21T08:00:00Z" : nil
        }
    }

    /// The reader of times takes shorter forms too; here the whole one is asked for, with its offset.
    static func time(_ text: String) -> Instant? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"), bytes[16] == UInt8(ascii: ":"),
            let last = bytes.last, last == UInt8(ascii: "Z") || last == UInt8(ascii: "z") || bytes[bytes.count - 3] == UInt8(ascii: ":")
        else { return nil }
        return Instant(iso: text, zone: .shanghai)
    }
}
