internal import Foundation

/// Reading the JSON body of a call.
enum APIBody {
    static let maximumBytes = 64 * 1024
    private static let deepest = 8

    /// - Throws: `Problem` of the kind `.badBody` that says where it is wrong.
    static func read<Body: APIDocument>(_ bytes: [UInt8]) throws -> Body {
        try check(bytes)
        let data = Data(bytes), decoder = JSONDecoder()
        do {
            let body = try decoder.decode(Body.self, from: data)
            var book = SchemaBook()
            _ = try book.schema(of: Body.self)
            let known = book.schemas[Body.schemaName]?["properties"]
            for name in try decoder.decode(Names.self, from: data).all where known?[name] == nil {
                throw Problem.parameter(String(name.prefix(100)), "is not a field of this body", in: .body)
            }
            return body
        } catch let error as DecodingError {
            throw problem(error)
        }
    }

    private struct Names: Decodable {
        let all: [String]

        init(from decoder: any Decoder) throws { all = try decoder.container(keyedBy: APIKey.self).allKeys.map(\.stringValue) }
    }

    /// Depth, and control characters that a database may not be able to keep, before anything is made of it.
    private static func check(_ bytes: [UInt8]) throws {
        var depth = 0, inText = false, place = 0
        while place < bytes.count {
            let byte = bytes[place]
            switch byte {
            case UInt8(ascii: "\""): inText.toggle()
            case UInt8(ascii: "\\") where inText:
                guard escapeIsPlain(bytes[place...].dropFirst().prefix(5)) else {
                    throw Problem(.badBody, "a text holds a control character")
                }
                place += 1
            case _ where inText: break
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
            guard depth <= deepest else { throw Problem(.badBody, "it is nested more than \(deepest) deep") }
            place += 1
        }
    }

    /// What follows a backslash.
    private static func escapeIsPlain(_ bytes: ArraySlice<UInt8>) -> Bool {
        switch bytes.first {
        case UInt8(ascii: "b"), UInt8(ascii: "f"): false
        case UInt8(ascii: "u"):
            Int(String(decoding: bytes.dropFirst(), as: UTF8.self), radix: 16).map { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D } ?? false
        default: true
        }
    }

    private static func problem(_ error: DecodingError) -> Problem {
        switch error {
        case .keyNotFound(let key, let context):
            .parameter(name(context.codingPath + [key]), "is missing", in: .body)
        case .valueNotFound(_, let context) where context.codingPath.isEmpty, .typeMismatch(_, let context) where context.codingPath.isEmpty:
            Problem(.badBody, "it is not a JSON object")
        case .valueNotFound(_, let context): .parameter(name(context.codingPath), "must not be null", in: .body)
        case .typeMismatch(_, let context): .parameter(name(context.codingPath), "is of the wrong type", in: .body)
        case .dataCorrupted(let context):
            context.codingPath.isEmpty ? Problem(.badBody, "it is not JSON") : .parameter(name(context.codingPath), context.debugDescription, in: .body)
        @unknown default: Problem(.badBody)
        }
    }

    private static func name(_ path: [any CodingKey]) -> String { path.map(\.stringValue).joined(separator: ".") }
}
