/// Where a list goes on. Callers are not to look inside: it is base64url of the places of the last row in the list's order.
public struct APICursor: Sendable, Equatable {
    public let places: [Int64]

    public init(_ places: Int64...) { self.places = places }

    /// Nil for anything that `text` did not write.
    init?(_ text: String) {
        guard text.utf8.count <= 200, let bytes = Base64URL.decode(text) else { return nil }
        let parts = String(decoding: bytes, as: UTF8.self).split(separator: ".", omittingEmptySubsequences: false)
        let places = parts.compactMap { Int64($0) }
        guard places.count == parts.count else { return nil }
        self.places = places
    }

    public var text: String { Base64URL.encode(Array(places.map { "\($0)" }.joined(separator: ".").utf8)) }
}
