internal import Journal

/// Sign-in of whoever opens a page inside WeCom or WeChat ([D:91022], [D:91023]).
public enum WeComSignIn {
    /// The raw value is the platform's word.
    public enum Scope: String, Sendable {
        /// Who it is, without being asked.
        case base = "snsapi_base"
        /// Also name and picture; the member is asked.
        case privateInfo = "snsapi_privateinfo"
    }

    /// Where people sign in.
    public static let platform = "https://open.weixin.qq.com"
    /// The longest state that comes back whole, in bytes.
    public static let stateBytes = 128

    /// Where to send the browser. It comes back to `redirect` with `code` (five minutes, once) and `state`.
    ///
    /// - Parameters:
    ///   - redirect: on a trusted domain of the app.
    ///   - state: letters and digits; what else is in it is escaped.
    ///   - base: of a simulated platform its own address.
    /// - Returns: nil if the state is longer than `stateBytes`.
    public static func address(corpID: String, agentID: Int, redirect: String, state: String, scope: Scope = .base, base: String = platform) -> String? {
        guard state.utf8.count <= stateBytes else { return nil }
        let query = [
            ("appid", corpID), ("redirect_uri", redirect), ("response_type", "code"), ("scope", scope.rawValue), ("state", state),
            ("agentid", "\(agentID)"),
        ]
        let pairs = query.map { "\($0.0)=\(PercentCode.escape($0.1))" }
        return "\(base)/connect/oauth2/authorize?\(pairs.joined(separator: "&"))#wechat_redirect"
    }

    /// Who came back with that code. Blind: a code serves once, so after a lost answer the person signs in again.
    public static func visitor(code: String) -> WeComCall<WeComVisitor> { .get("auth/getuserinfo", .blind, [("code", code)]) }
}
