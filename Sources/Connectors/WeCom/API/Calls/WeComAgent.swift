/// An app of the corp, as it sees itself.
public struct WeComAgent: Decodable, Hashable, Sendable {
    public let agentID: Int
    public let name: String
    public let isStopped: Bool

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        agentID = try fields.number("agentid")
        name = try fields.text("name")
        isStopped = try fields.number("close") == 1
    }
}
