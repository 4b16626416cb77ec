internal import Crypto

/// With which a page proves that it may ask WeChat to do things ([D:90506], read 2025; the same for official accounts).
public enum JSSignature {
    /// SHA-1 over ticket, nonce, time and address: 40 hexadecimal digits, lower case.
    ///
    /// - Parameters:
    ///   - ticket: `WeComClient.corpTicket` for `wx.config`, `appTicket` for `wx.agentConfig`.
    ///   - seconds: since 1970.
    ///   - address: of the page as the browser has it; what comes after `#` does not count.
    public static func of(ticket: String, nonce: String, seconds: Int64, address: String) -> String {
        let page = address.prefix { $0 != "#" }
        let text = "jsapi_ticket=\(ticket)&noncestr=\(nonce)&timestamp=\(seconds)&url=\(page)"
        return Insecure.SHA1.hash(data: Array(text.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
