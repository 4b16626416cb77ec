/// What connects a company's WeCom app, as somebody copied it from the admin console, each part checked for its form.
public struct ConnectionTerms: Sendable {
    /// `ww…`
    public let corpID: String
    /// The number of the app.
    public let agentID: String
    public let secret: String
    /// Of the callback: signs what comes.
    public let token: String
    /// The EncodingAESKey of the callback: 43 letters and digits.
    public let encodingKey: String
    /// Where the API answers, without a slash at the end.
    public let apiBase: String

    public static let platform = "https://qyapi.weixin.qq.com"

    /// - Throws: `ConnectionRefusal` for the first part that is not of its form.
    public init(
        corpID: String, agentID: String, secret: String, token: String, encodingKey: String, apiBase: String = platform
    ) throws(ConnectionRefusal) {
        guard Self.isWord(corpID, 4...64), corpID.hasPrefix("ww") || corpID.hasPrefix("wx") else { throw .corpID }
        guard (1...10).contains(agentID.utf8.count), agentID.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { throw .agentID }
        guard (8...256).contains(secret.utf8.count), secret.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .secret }
        // [D:90930], read 2025.
        guard Self.isWord(token, 1...32), !token.contains(where: { "-_".contains($0) }) else { throw .token }
        guard Self.isWord(encodingKey, 43...43), !encodingKey.contains(where: { "-_".contains($0) }) else { throw .encodingKey }
        var base = apiBase
        while base.hasSuffix("/") { base.removeLast() }
        // The same rule as for any address that the owner of the server chooses.
        guard let address = try? WebhookAddress(base), !address.text.contains("?") else { throw .apiBase }
        self.corpID = corpID
        self.agentID = agentID
        self.secret = secret
        self.token = token
        self.encodingKey = encodingKey
        self.apiBase = address.text
    }

    private static func isWord(_ text: String, _ length: ClosedRange<Int>) -> Bool {
        length.contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
                default: byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
                }
            }
    }
}
