internal import HTTPTypes
internal import Hummingbird

/// Signing in by WeCom: the person says who they are, and is sent back with a code ([D:91022], read 2025).
struct SignInPage: Sendable {
    let platform: SimulatedPlatform

    func show(_ request: Request) -> Response {
        let query = request.uri.queryParameters
        guard query["appid"].map({ String($0) }) == platform.credentials.corpID, let target = query["redirect_uri"].map({ String($0) }), CallbackAddress(target) != nil
        else { return PageRoutes.html(HTML.document("登录", "<h1>登录</h1><p>appid 或 redirect_uri 不对。</p>")) }
        let state = platform.snapshot.state
        let people = state.working.prefix(20).map { (state.staff[$0].id, state.staff[$0].name) } + state.customers.suffix(20).reversed().map { ($0.id, $0.name) }
        let hidden = [("redirect_uri", target), ("state", String(query["state"] ?? ""))]
        let forms = people.map { id, name in
            HTML.form("", hidden: hidden + [("who", id)], button: name, quiet: true).replacing("action=\"/play/\"", with: "action=\"/connect/oauth2/authorize\"")
        }
        return PageRoutes.html(HTML.document("登录", "<h1>你是谁？</h1>" + forms.joined()))
    }

    func choose(_ request: Request) async throws -> Response {
        guard let bytes = try? await request.body.collect(upTo: 16 * 1024) else { return Response(status: .contentTooLarge) }
        let fields = FormFields.read(Array(bytes.readableBytesView))
        guard let target = CallbackAddress(fields["redirect_uri"] ?? ""), let who = fields["who"] else { return Response(status: .badRequest) }
        let code = platform.change { state, now in state.person(who).map { _ in state.makeSignIn(who, now: now) } }
        guard let code else { return Response(status: .badRequest) }
        return Response(status: .found, headers: [.location: target.with("code=\(code)&state=\(FormFields.escape(fields["state"] ?? ""))")])
    }
}
