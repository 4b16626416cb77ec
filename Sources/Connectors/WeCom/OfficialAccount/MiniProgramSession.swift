/// Who opened a mini-program.
public struct MiniProgramSession: Decodable, Hashable, Sendable {
    /// Of the person with this mini-program.
    public let openID: String
    /// The same with all accounts of one owner; empty unless the mini-program belongs to an open platform account.
    public let unionID: String
    /// With which the mini-program's data is sealed, in base64. It never goes to a browser.
    public let sessionKey: String

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        openID = try fields.one("openid")
        unionID = try fields.text("unionid")
        sessionKey = try fields.one("session_key")
    }
}

extension MiniProgramSession: CustomStringConvertible, CustomReflectable {
    public var description: String { "MiniProgramSession(\(openID))" }
    public var customMirror: Mirror { Mirror(self, children: ["openID": openID]) }
}
