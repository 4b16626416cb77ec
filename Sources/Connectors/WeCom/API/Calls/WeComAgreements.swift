public import Kernel

/// Who agreed to the archive.
public struct WeComAgreements: Decodable, Hashable, Sendable {
    public let entries: [Entry]

    public init(from decoder: any Decoder) throws { entries = try Fields(decoder).list("agreeinfo") }

    /// The raw value is the platform's word.
    public enum Status: String, Sendable, CaseIterable {
        case agreed = "Agree"
        case disagreed = "Disagree"
        /// By the corp's setting, nobody was asked.
        case agreedByDefault = "Default_Agree"
    }

    public struct Entry: Decodable, Hashable, Sendable {
        /// Empty in a group.
        public let userID: String
        public let externalID: String
        /// Nil if the platform has a new one: then nothing is kept.
        public let status: Status?
        public let changed: Instant?

        public init(from decoder: any Decoder) throws {
            let fields = try Fields(decoder)
            userID = try fields.text("userid")
            externalID = try fields.text("exteranalopenid")
            status = Status(rawValue: try fields.text("agree_status"))
            changed = try fields.instant("status_change_time")
        }
    }
}
