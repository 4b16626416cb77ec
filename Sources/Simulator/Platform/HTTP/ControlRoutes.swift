internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// `/sim/…`: what tests and scripts make happen, and what is so.
struct ControlRoutes: Sendable {
    let platform: SimulatedPlatform
    private static let bodyBytes = 1024 * 1024

    func add(to router: Router<BasicRequestContext>) {
        router.get("/sim/truth") { _, _ in truth() }
        router.get("/sim/pushes") { request, _ in pushes(request) }
        router.get("/sim/welcomes") { _, _ in Self.json(platform.snapshot.state.welcomeList()) }
        router.get("/sim/credentials") { _, _ in Self.json(credentials()) }
        router.get("/sim/faults") { _, _ in Self.json(JSONWriter.object { platform.faults.plan.write(&$0) }) }
        router.put("/sim/callback") { request, _ in try await act("callback", request) }
        router.post("/sim/**") { request, _ in try await act(String(request.uri.path.dropFirst(5)), request) }
    }

    private func act(_ name: String, _ request: Request) async throws -> Response {
        guard let bytes = try? await request.body.collect(upTo: Self.bodyBytes) else { return Self.problem("too large", .contentTooLarge) }
        let given = bytes.readableBytes == 0 ? .object([:]) : JSONReader.read(Array(bytes.readableBytesView))
        guard let given, case .object = given else { return Self.problem("the body is no JSON object", .badRequest) }
        if let answer = try await ControlDesk(platform: platform).act(name, given) { return Self.json(answer) }
        let result: Result<[UInt8]?, PlayProblem> = platform.change { state, now in
            do throws(PlayProblem) { return .success(try state.play(name, given, now: now)) } catch { return .failure(error) }
        }
        switch result {
        case .success(let answer?): return Self.json(answer)
        case .success(nil): return Self.problem("no such thing to do: \(name)", .notFound)
        case .failure(let problem): return Self.problem(problem.sentence, .conflict)
        }
    }

    private func credentials() -> [UInt8] { CredentialText.json(platform.credentials, base: platform.snapshot.state.base) }

    private func pushes(_ request: Request) -> Response {
        let count = request.uri.queryParameters["count"].flatMap { Int($0) } ?? 200
        return Self.json(
            JSONWriter.object { json in
                json.optional("callback", platform.pusher.address?.url)
                json.object("counts") { platform.pusher.log.counts.write(&$0) }
                json.list("pushes") { json in
                    for record in platform.pusher.log.newest(max(0, min(count, PushLog.kept))) { json.object(nil) { record.write(&$0) } }
                }
            })
    }

    private func truth() -> Response {
        let (state, now) = platform.snapshot
        let truth = Truth(state, now: now)
        return Response(
            status: .ok, headers: [.contentType: "application/json; charset=utf-8"],
            body: .init { writer in
                try await truth.parts { try await writer.write(ByteBuffer(bytes: $0)) }
                try await writer.finish(nil)
            })
    }

    static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        Response(status: status, headers: [.contentType: "application/json; charset=utf-8"], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    private static func problem(_ sentence: String, _ status: HTTPResponse.Status) -> Response {
        json(
            JSONWriter.object { json in
                json.field("ok", false)
                json.field("problem", sentence)
            }, status: status)
    }
}
