internal import Journal
public import Kernel

/// Asks who opened a page of an official account, or a mini-program ([WX], read 2025).
///
/// Every code serves once and for five minutes: a call whose answer is lost is not repeated, the person signs in again.
public struct OfficialAccountClient: Sendable {
    /// Where the platform of official accounts is.
    public static let platform = "https://api.weixin.qq.com"

    public let appID: String
    private let key: Wire.Key
    private let wire: Wire

    /// - Parameters:
    ///   - secret: of the account or the mini-program; kept in memory.
    ///   - transport: to `platform`.
    public init(
        appID: String, secret: String, transport: WeComTransport, limits: WeComLimits, world: World,
        watch: @escaping @Sendable (WeComCallRecord) -> Void = { _ in },
        sleep: @escaping @Sendable (Span) async throws -> Void = { try await Task.sleep(for: .milliseconds($0.milliseconds)) }
    ) {
        self.appID = appID
        key = Wire.Key(query: [("appid", appID), ("secret", secret)])
        wire = Wire(
            scope: appID, transport: transport, limits: limits, world: world, sleep: sleep, watch: watch, patience: WeComClient.usualPatience)
    }

    /// Where to send the browser. It comes back to `redirect` with `code` and `state`, or without a code if the person declined.
    ///
    /// - Parameters:
    ///   - redirect: on the domain that the account names for sign-in, exactly.
    ///   - state: letters and digits.
    ///   - asks: also for name and picture; the person sees a question.
    /// - Returns: nil if the state is longer than `WeComSignIn.stateBytes`.
    public func address(redirect: String, state: String, asks: Bool = false) -> String? {
        guard state.utf8.count <= WeComSignIn.stateBytes else { return nil }
        // The platform wants this order.
        let query = [
            ("appid", appID), ("redirect_uri", redirect), ("response_type", "code"), ("scope", asks ? "snsapi_userinfo" : "snsapi_base"),
            ("state", state),
        ]
        let pairs = query.map { "\($0.0)=\(PercentCode.escape($0.1))" }
        return "https://open.weixin.qq.com/connect/oauth2/authorize?\(pairs.joined(separator: "&"))#wechat_redirect"
    }

    /// Who came back with that code.
    public func visitor(code: String) async throws(WeComFailure) -> OfficialAccountVisitor {
        try await ask("sns/oauth2/access_token", [("code", code), ("grant_type", "authorization_code")])
    }

    /// Who opened the mini-program, by what `wx.login` gave it.
    public func session(code: String) async throws(WeComFailure) -> MiniProgramSession {
        try await ask("sns/jscode2session", [("js_code", code), ("grant_type", "authorization_code")])
    }

    private func ask<Answer: Decodable & Sendable>(_ api: String, _ query: [(name: String, value: String)]) async throws(WeComFailure) -> Answer {
        var call = WeComCall<Answer>.get(api, .blind, query)
        call.root = "/"
        return try await wire.perform(call) { [key] (_) throws(WeComFailure) in key }
    }
}

extension OfficialAccountClient: CustomStringConvertible, CustomReflectable {
    public var description: String { "OfficialAccountClient(\(appID))" }
    public var customMirror: Mirror { Mirror(self, children: ["appID": appID]) }
}
