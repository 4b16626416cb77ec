/// Who of the corp may have customers.
public struct WeComFollowers: Decodable, Hashable, Sendable {
    public let userIDs: [String]

    public init(from decoder: any Decoder) throws { userIDs = try Fields(decoder).texts("follow_user") }
}
