internal import Crypto
internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// The JSON that answers a call.
struct APIReply: Sendable {
    let bytes: [UInt8]

    /// Keys stand in the order of the alphabet, so that the same answer has the same tag.
    init(_ document: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .custom { path in
            path.last.map { $0.intValue == nil ? APIKey(property: $0.stringValue) : $0 } ?? APIKey(stringValue: "")
        }
        bytes = Array(try encoder.encode(document))
    }

    /// The strong entity tag of the bytes.
    var tag: String { "\"\(Base64URL.encode(Array(SHA256.hash(data: bytes).prefix(18))))\"" }

    /// - Parameter known: the header If-None-Match; nil for calls that change something.
    func response(tagged: Bool, ifNoneMatch known: String?) -> Response {
        var headers: HTTPFields = [.contentType: "application/json", .cacheControl: "private, no-cache", .vary: "Authorization"]
        guard tagged else {
            headers[.cacheControl] = "no-store"
            return Response(status: .ok, headers: headers, body: .init(byteBuffer: .init(bytes: bytes)))
        }
        headers[.eTag] = tag
        if let known, Self.names(known, tag) {
            headers[.contentType] = nil
            return Response(status: .notModified, headers: headers)
        }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: .init(bytes: bytes)))
    }

    /// `*`, or a list of tags, weak ones too: If-None-Match compares weakly (RFC 9110, 13.1.2).
    private static func names(_ header: String, _ tag: String) -> Bool {
        header.split(separator: ",").contains { entry in
            let name = entry.drop { $0 == " " }
            let plain = name.hasPrefix("W/") ? name.dropFirst(2) : name
            return plain == "*" || plain.prefix { $0 != " " } == tag
        }
    }
}
