public import Kernel

/// A page of what came of transfers of customers.
public struct WeComTransferResults: Decodable, Hashable, WeComPage {
    public let customers: [Customer]
    public let nextCursor: String

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        customers = try fields.list("customer")
        nextCursor = try fields.text("next_cursor")
    }

    /// 4 and 5 are not in the platform's samples.
    public enum Status: Int, Sendable, CaseIterable {
        case done = 1
        /// Until 24 h are over.
        case waiting = 2
        /// The customer refused.
        case refused = 3
        /// The other member has too many.
        case full = 4
        /// There is no such transfer.
        case none = 5
    }

    public struct Customer: Decodable, Hashable, Sendable {
        public let externalUserID: String
        /// Nil if the platform has a new one.
        public let status: Status?
        public let takenOver: Instant?

        public init(from decoder: any Decoder) throws {
            let fields = try Fields(decoder)
            externalUserID = try fields.one("external_userid")
            status = Status(rawValue: try fields.number("status"))
            takenOver = try fields.instant("takeover_time")
        }
    }
}
