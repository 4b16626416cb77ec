internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// `/sim/…`: what tests and scripts make happen, and what is so.
struct ControlRoutes: Sendable {
    let platform: SimulatedPlatform
    private static let bodyBytes = 1024 * 1024

    func add(to router: Router<BasicRequestContext>) {
        // One pattern for all: a path of its own for reading one of them would hide the same path for writing.
        router.get("/sim/**") { request, _ in look(Self.name(request), request) }
        router.put("/sim/**") { request, _ in try await act(Self.name(request), request) }
        router.post("/sim/**") { request, _ in try await act(Self.name(request), request) }
    }

    private static func name(_ request: Request) -> String { String(request.uri.path.dropFirst("/sim/".count)) }

    private func look(_ name: String, _ request: Request) -> Response {
        switch name {
        case "truth": truth()
        case "pushes": pushes(request)
        case "welcomes": Self.json(platform.snapshot.state.welcomeList())
        case "messages": Self.json(platform.snapshot.state.messageList())
        case "archive": Self.json(platform.snapshot.state.archiveList(after: request.uri.queryParameters["after"].flatMap { Int64($0) } ?? 0))
        case "credentials": Self.json(credentials())
        case "faults": Self.json(JSONWriter.object { platform.faults.plan.write(&$0) })
        default: Self.problem("nothing to see: \(name)", .notFound)
        }
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
