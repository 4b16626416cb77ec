internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// The page and its forms, and what the platform shows to people: codes, pictures, signing in.
struct PageRoutes: Sendable {
    let platform: SimulatedPlatform
    private static let bodyBytes = 64 * 1024

    func add(to router: Router<BasicRequestContext>) {
        router.get("/") { request, _ in page(said: request.uri.queryParameters["said"].map { String($0.prefix(300)) }) }
        router.post("/play/**") { request, _ in try await play(request) }
        router.get("/qr/{id}") { request, context in code(context.parameters.get("id") ?? "", request) }
        router.get("/media/{id}") { _, context in picture(context.parameters.get("id") ?? "") }
        router.get("/connect/oauth2/authorize") { request, _ in SignInPage(platform: platform).show(request) }
        router.post("/connect/oauth2/authorize") { request, _ in try await SignInPage(platform: platform).choose(request) }
    }

    private func page(said: String?) -> Response {
        let (state, now) = platform.snapshot
        let page = PlatformPage(
            state: state, now: now, callback: platform.pusher.address?.url, pushes: platform.pusher.log.newest(20), counts: platform.pusher.log.counts,
            said: said)
        return Self.html(page.html)
    }

    private func play(_ request: Request) async throws -> Response {
        let name = String(request.uri.path.dropFirst(6))
        guard let bytes = try? await request.body.collect(upTo: Self.bodyBytes) else { return Self.back("太长了") }
        // What is left empty was not said.
        let fields = FormFields.read(Array(bytes.readableBytesView)).filter { !$0.value.isEmpty }.mapValues { JSONValue.string($0) }
        let given = JSONValue.object(fields)
        if name == "callback" { return Self.back(await platform.setCallback(given["url"].text ?? "").sentence) }
        if try await ControlDesk(platform: platform).act(name, given) != nil { return Self.back("好了。") }
        let outcome: Result<[UInt8]?, PlayProblem> = platform.change { state, now in
            do throws(PlayProblem) { return .success(try state.play(name, given, now: now)) } catch { return .failure(error) }
        }
        switch outcome {
        case .success(let answer?): return Self.back(Self.sentence(JSONReader.read(answer) ?? .null))
        case .success(nil): return Response(status: .notFound)
        case .failure(let problem): return Self.back(problem.sentence)
        }
    }

    private static func sentence(_ answer: JSONValue) -> String {
        let name = answer["name"].text ?? ""
        return switch answer["result"].text {
        case "added": "\(name) 和 \(answer["userid"].text ?? "") 成了好友。"
        case "half": "\(name) 申请加 \(answer["userid"].text ?? "") 为好友，等员工通过。"
        case "already": "\(name) 早就在了，什么都没有改变。"
        case "joined": "\(name) 进了「\(answer["group"].text ?? "")」。"
        case "created": "前面的群满了，新建了「\(answer["group"].text ?? "")」，\(name) 进了这个群。"
        default: "好了。"
        }
    }

    /// A browser gets a page on which the code can be scanned, a picture element a picture.
    private func code(_ id: String, _ request: Request) -> Response {
        let state = platform.snapshot.state
        guard state.contactWays[id] != nil || state.joinWays[id] != nil else { return Response(status: .notFound) }
        guard request.headers[.accept]?.contains("text/html") == true else {
            return Self.answer(CodePicture.svg(state.address(ofCode: id)), type: "image/svg+xml")
        }
        let what = state.contactWays[id] != nil ? "加好友的码" : "进群的码"
        return Self.html(
            HTML.document(what, "<h1>\(what)</h1>" + CodePicture.svg(state.address(ofCode: id)) + "<p>扫它的人是谁？</p>"
                + HTML.form("scan", hidden: [("config_id", id)], inputs: [("customer", "客户的名字，可以不填")], button: "扫码")))
    }

    private func picture(_ id: String) -> Response {
        guard let medium = platform.snapshot.state.media[id], medium.isPermanent else { return Response(status: .notFound) }
        let type = medium.bytes.first == 0xFF ? "image/jpeg" : "image/png"
        return Response(status: .ok, headers: [.contentType: type], body: .init(byteBuffer: ByteBuffer(bytes: medium.bytes)))
    }

    static func back(_ said: String) -> Response {
        Response(status: .seeOther, headers: [.location: "/?said=\(FormFields.escape(said))"])
    }

    static func html(_ text: String) -> Response { answer(text, type: "text/html; charset=utf-8") }

    private static func answer(_ text: String, type: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: type, .cacheControl: "no-store",
                .contentSecurityPolicy: "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; form-action *; base-uri 'none'",
            ], body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}
