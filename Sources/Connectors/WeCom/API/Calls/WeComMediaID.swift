public import Kernel

/// A file that the platform has for three days.
public struct WeComMediaID: Decodable, Hashable, Sendable {
    public let mediaID: String
    /// From when on the three days count; nil if it does not say.
    public let created: Instant?

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        mediaID = try fields.one("media_id")
        created = try fields.instant("created_at")
    }
}
