internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// `/cgi-bin/…`: the API as its callers see it.
struct APIRoutes: Sendable {
    let platform: SimulatedPlatform
    private static let bodyBytes = 4 * 1024 * 1024
    private static let uploadBytes = 22 * 1024 * 1024
    private static let prefix = "/cgi-bin/"

    private struct CutOff: Error {}

    func add(to router: Router<BasicRequestContext>) {
        router.get("/cgi-bin/**") { request, _ in try await answer(request) }
        router.post("/cgi-bin/**") { request, _ in try await answer(request) }
    }

    private func answer(_ request: Request) async throws -> Response {
        let name = String(request.uri.path.dropFirst(Self.prefix.count))
        let fate = platform.faults.call()
        if fate.waitMs > 0 { try await Task.sleep(for: .milliseconds(fate.waitMs)) }
        if fate.isBadGateway { return Response(status: .badGateway) }
        if let refusal = fate.refusal {
            return Self.response(platform.change { _, now in .refused(refusal, now: now) }, losesReply: false)
        }
        var query: [String: String] = [:]
        for (name, value) in request.uri.queryParameters { query[String(name)] = String(value) }
        let isRead = request.method == .get, type = request.headers[.contentType] ?? ""
        var body: JSONValue? = .object([:]), upload: APICall.Upload?
        if !isRead {
            let isUpload = type.hasPrefix("multipart/form-data")
            guard let bytes = try? await request.body.collect(upTo: isUpload ? Self.uploadBytes : Self.bodyBytes) else {
                return Self.response(platform.change { _, now in .refused(Refusal(40206, "request body too large"), now: now) }, losesReply: false)
            }
            if isUpload {
                upload = Multipart.file("media", in: Array(bytes.readableBytesView), type: type)
            } else if bytes.readableBytes > 0 {
                body = JSONReader.read(Array(bytes.readableBytesView))
                if case .object? = body {} else { body = nil }
            }
        }
        var answer = platform.change { [query, body, upload] state, now in
            state.answer(name, isRead: isRead, query: query, body: body, upload: upload, perMinute: fate.perMinute, now: now)
        }
        if fate.hasExtraFields, answer.bytes.last == UInt8(ascii: "}"), answer.fileName == nil {
            answer.bytes.removeLast()
            answer.bytes += #","new_field":{"inner":[null,1.5]}}"#.utf8
        }
        return Self.response(answer, losesReply: fate.losesReply)
    }

    private static func response(_ answer: APIAnswer, losesReply: Bool) -> Response {
        var headers: HTTPFields = [.contentType: answer.type]
        if let name = answer.fileName {
            headers[.contentDisposition] = "attachment; filename=\"\(name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") })\""
        }
        let buffer = ByteBuffer(bytes: answer.bytes)
        guard losesReply else { return Response(status: .ok, headers: headers, body: .init(byteBuffer: buffer)) }
        return Response(status: .ok, headers: headers, body: .init(contentLength: buffer.readableBytes) { _ in throw CutOff() })
    }
}
