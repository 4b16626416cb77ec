/// Which groups of a transfer did not get another owner; all others did.
public struct WeComGroupTransferAnswer: Decodable, Hashable, Sendable {
    public let failed: [Group]

    public init(from decoder: any Decoder) throws { failed = try Fields(decoder).list("failed_chat_list") }

    public struct Group: Decodable, Hashable, Sendable {
        public let chatID: String
        public let refusal: WeComErrorCode

        public init(from decoder: any Decoder) throws {
            let fields = try Fields(decoder)
            chatID = try fields.one("chat_id")
            refusal = WeComErrorCode(rawValue: try fields.number("errcode"))
        }
    }
}
