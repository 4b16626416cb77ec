/// An uploaded file.
struct Medium: Sendable {
    let id: String
    let type: String
    let name: String
    let bytes: [UInt8]
    /// Seconds since 1970.
    let created: Int64
    /// Pictures for messages have an address instead of an end.
    let isPermanent: Bool
}
