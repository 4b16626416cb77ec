/// A member of the corp, as an app may see them.
public struct WeComUser: Decodable, Hashable, Sendable {
    public enum Status: Int, Sendable, CaseIterable {
        case active = 1
        case disabled = 2
        case notActivated = 4
        case left = 5
    }

    public let userID: String
    /// Many apps are told the userid in its place.
    public let name: String
    public let alias: String
    public let departments: [Int]
    /// Nil if it does not say.
    public let status: Status?

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        userID = try fields.one("userid")
        name = try fields.text("name")
        alias = try fields.text("alias")
        departments = try fields.texts("department").compactMap { Int($0) }
        status = Status(rawValue: try fields.number("status"))
    }
}
