internal import WeComConnector

/// One delivery of a plaintext: what differs from try to try.
struct Envelope: Sendable {
    let query: String
    let body: [UInt8]

    /// Ways in which an envelope is wrong on purpose.
    enum Flaw: String, Sendable, CaseIterable {
        case none
        case wrongSignature = "wrong_signature"
        case wrongReceiver = "wrong_receiver"
        case brokenXML = "broken_xml"
        case brokenBody = "broken_body"
        case badPadding = "bad_padding"
        case oldTimestamp = "old_timestamp"
        case unknownEvent = "unknown_event"
        /// A group that changed, but not in what.
        case emptyDetail = "empty_detail"
    }

    /// - Parameter seconds: since 1970, by the clock of the world and not by the one that was put forward, as receivers look at it.
    init(
        _ plaintext: [UInt8], credentials: CorpCredentials, chance: inout Chance, seconds: Int64, flaw: Flaw = .none
    ) throws(CallbackProblem) {
        let receiver = flaw == .wrongReceiver ? "ww0000000000000000" : credentials.corpID
        let cipher = try CallbackCipher(token: credentials.token, encodingKey: credentials.encodingKey, receiver: receiver)
        var salt: [UInt8] = []
        for _ in 0..<2 { withUnsafeBytes(of: chance.roll()) { salt.append(contentsOf: $0) } }
        var encrypted = try cipher.seal(plaintext, salt: salt)
        if flaw == .badPadding { encrypted.removeLast(min(encrypted.count, 24)) }
        let nonce = chance.digits(10), timestamp = "\(flaw == .oldTimestamp ? seconds - 86_400 : seconds)"
        var signature = String(decoding: cipher.signature(of: encrypted, timestamp: timestamp, nonce: nonce), as: UTF8.self)
        if flaw == .wrongSignature { signature = String(signature.dropLast()) + (signature.last == "0" ? "1" : "0") }
        query = "msg_signature=\(signature)&timestamp=\(timestamp)&nonce=\(nonce)"
        var body = Array("<xml><ToUserName><![CDATA[\(credentials.corpID)]]></ToUserName><AgentID><![CDATA[\(credentials.agentID)]]></AgentID><Encrypt><![CDATA[".utf8)
        body += encrypted
        body += "]]></Encrypt></xml>".utf8
        if flaw == .brokenBody { body.removeLast(20) }
        self.body = body
    }
}
