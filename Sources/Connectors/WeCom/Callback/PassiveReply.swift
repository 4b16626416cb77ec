/// What is answered to a callback at once, encrypted and signed ([D:90241], read 2025).
public enum PassiveReply {
    /// The body of the answer, in the form in which the callback came.
    ///
    /// - Parameters:
    ///   - timestamp: seconds since 1970.
    ///   - nonce: letters and digits.
    ///   - salt: `CallbackCipher.saltBytes` random bytes.
    public static func body(
        _ message: [UInt8], cipher: CallbackCipher, timestamp: Int64, nonce: String, salt: [UInt8], isJSON: Bool = false
    ) throws(CallbackProblem) -> String {
        guard nonce.utf8.allSatisfy({ $0 < 128 && (Character(Unicode.Scalar($0)).isLetter || Character(Unicode.Scalar($0)).isNumber) }) else {
            throw .unreadable
        }
        let encrypted = try cipher.seal(message, salt: salt)
        let signature = String(decoding: cipher.signature(of: encrypted, timestamp: "\(timestamp)", nonce: nonce), as: UTF8.self)
        let text = String(decoding: encrypted, as: UTF8.self)
        if isJSON { return #"{"encrypt":"\#(text)","msgsignature":"\#(signature)","timestamp":\#(timestamp),"nonce":"\#(nonce)"}"# }
        return """
            <xml><Encrypt><![CDATA[\(text)]]></Encrypt><MsgSignature><![CDATA[\(signature)]]></MsgSignature>\
            <TimeStamp>\(timestamp)</TimeStamp><Nonce><![CDATA[\(nonce)]]></Nonce></xml>
            """
    }
}
