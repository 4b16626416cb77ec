internal import WeComConnector

/// The question by which an address proves that it has token and key.
struct EchoRequest: Sendable {
    let query: String
    private let echo: String
    private let encrypted: String

    init(_ echo: String, credentials: CorpCredentials, chance: inout Chance, seconds: Int64) throws(CallbackProblem) {
        let cipher = try CallbackCipher(token: credentials.token, encodingKey: credentials.encodingKey, receiver: credentials.corpID)
        var salt: [UInt8] = []
        for _ in 0..<2 { withUnsafeBytes(of: chance.roll()) { salt.append(contentsOf: $0) } }
        let sealed = try cipher.seal(Array(echo.utf8), salt: salt), nonce = chance.digits(10)
        let signature = String(decoding: cipher.signature(of: sealed, timestamp: "\(seconds)", nonce: nonce), as: UTF8.self)
        encrypted = String(decoding: sealed, as: UTF8.self)
        self.echo = echo
        let escaped = encrypted.replacing("+", with: "%2B").replacing("/", with: "%2F").replacing("=", with: "%3D")
        query = "msg_signature=\(signature)&timestamp=\(seconds)&nonce=\(nonce)&echostr=\(escaped)"
    }

    func judge(_ reply: CallbackPost.Reply) -> CallbackVerdict {
        let text = String(decoding: reply.text, as: UTF8.self)
        guard let status = reply.status else {
            return CallbackVerdict(problem: reply.isTimeout ? .timeout : .refused, detail: reply.beginning)
        }
        guard status == 200 else { return CallbackVerdict(problem: .status, detail: "\(status)") }
        if reply.text.elementsEqual(echo.utf8) { return CallbackVerdict(problem: .none, detail: "") }
        if text.isEmpty { return CallbackVerdict(problem: .empty, detail: "") }
        if text.trimmed == encrypted { return CallbackVerdict(problem: .unopened, detail: "") }
        if text.utf8.count < echo.utf8.count + 12, text.contains(echo) { return CallbackVerdict(problem: .decorated, detail: text) }
        return CallbackVerdict(problem: .different, detail: reply.beginning)
    }
}
