/// A member's customers.
public struct WeComContactIDs: Decodable, Hashable, Sendable {
    public let externalUserIDs: [String]

    public init(from decoder: any Decoder) throws { externalUserIDs = try Fields(decoder).texts("external_userid") }
}
