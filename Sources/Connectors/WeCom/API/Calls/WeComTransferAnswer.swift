/// What the platform says about each customer of a transfer.
public struct WeComTransferAnswer: Decodable, Hashable, Sendable {
    public let customers: [Customer]

    public init(from decoder: any Decoder) throws { customers = try Fields(decoder).list("customer") }

    public struct Customer: Decodable, Hashable, Sendable {
        public let externalUserID: String
        /// Nil if the transfer has begun.
        public let refusal: WeComErrorCode?

        public init(from decoder: any Decoder) throws {
            let fields = try Fields(decoder)
            externalUserID = try fields.one("external_userid")
            let code = try fields.number("errcode")
            refusal = code == 0 ? nil : WeComErrorCode(rawValue: code)
        }
    }
}
