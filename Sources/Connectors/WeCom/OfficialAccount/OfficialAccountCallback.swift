internal import Kernel

/// What an official account or a mini-program is called with: the check of the address, messages and events in the account's three
/// modes ([WX] "message encryption", read 2025). Signature and cipher are WeCom's, with the app id as the receiver.
public struct OfficialAccountCallback: Sendable {
    /// As it is set in the account's console.
    public enum Mode: Sendable {
        /// In the clear: whoever sees one call can send any other text with its signature, within the window of time.
        case plain
        /// In the clear and encrypted at once. What stands in the clear is not read.
        case compatible(CallbackCipher)
        case safe(CallbackCipher)
    }

    /// The fields of the address that count.
    public struct Query: Sendable {
        public var signature = ""
        public var timestamp = ""
        public var nonce = ""
        /// `aes`; empty or `raw` in the clear.
        public var encryptType = ""
        /// Over the encrypted text.
        public var messageSignature = ""

        public init() {}
    }

    private let token: String
    private let mode: Mode

    public init(token: String, mode: Mode) {
        self.token = token
        self.mode = mode
    }

    /// What is answered to the check of the address: the text that came with it, as it came.
    ///
    /// - Throws: `CallbackProblem.signatureMismatch`.
    public func echo(_ text: String, _ query: Query) throws(CallbackProblem) -> [UInt8] {
        try check(query)
        return Array(text.utf8)
    }

    /// - Throws: `CallbackProblem`; `.cannotDecrypt` for what comes in the clear although the account encrypts: nothing in it is signed.
    public func open(_ body: [UInt8], _ query: Query) throws(CallbackProblem) -> CallbackMessage {
        try check(query)
        switch mode {
        case .plain:
            guard query.encryptType.isEmpty || query.encryptType == "raw" else { throw .cannotDecrypt }
            return try CallbackMessage(body)
        case .compatible(let cipher), .safe(let cipher):
            guard query.encryptType == "aes" else { throw .cannotDecrypt }
            let encrypted = try CallbackEnvelope(body).encrypted
            try cipher.check(query.messageSignature, of: encrypted, timestamp: query.timestamp, nonce: query.nonce)
            return try CallbackMessage(cipher.open(encrypted))
        }
    }

    /// The body of an answer, in the account's mode.
    ///
    /// - Parameters:
    ///   - message: XML, or JSON if the call came so.
    ///   - timestamp: seconds since 1970.
    ///   - nonce: letters and digits.
    ///   - salt: `CallbackCipher.saltBytes` random bytes.
    public func reply(
        _ message: [UInt8], timestamp: Int64, nonce: String, salt: [UInt8], isJSON: Bool = false
    ) throws(CallbackProblem) -> [UInt8] {
        switch mode {
        case .plain: message
        case .compatible(let cipher), .safe(let cipher):
            Array(try PassiveReply.body(message, cipher: cipher, timestamp: timestamp, nonce: nonce, salt: salt, isJSON: isJSON).utf8)
        }
    }

    private func check(_ query: Query) throws(CallbackProblem) {
        let own = CallbackSignature.plain(token: token, timestamp: query.timestamp, nonce: query.nonce)
        guard CallbackSignature.isSame(Array(query.signature.utf8), own) else { throw .signatureMismatch }
    }
}
