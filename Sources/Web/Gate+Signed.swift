internal import HTTPTypes
internal import Hummingbird
internal import Kernel
internal import NIOCore

extension Gate {
    /// Hands a signed call to its route. Nothing is looked up and no cookie is read: the route judges.
    func pass(_ route: SignedRoute, _ request: Request, _ context: WebContext) async throws -> Response {
        var parts: [String: String] = [:]
        for part in route.path.split(separator: "/") where part.hasPrefix("{") {
            let name = String(part.dropFirst().dropLast())
            parts[name] = context.parameters.get(name)
        }
        let call = SignedCall(
            now: site.world.now(), body: try await body(of: route, request), parts: parts, fields: SignedFields.read(request.uri.query ?? ""),
            headers: request.headers)
        let reply = try await route.answer(call)
        return Response(
            status: .init(code: reply.status), headers: [.contentType: reply.isJSON ? "application/json" : "text/plain; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(bytes: reply.body)))
    }

    private func body(of route: SignedRoute, _ request: Request) async throws -> [UInt8]? {
        guard route.method == .post else { return [] }
        if let announced = request.headers[.contentLength].flatMap({ Int($0) }), announced > route.maximumBytes { return nil }
        var body: [UInt8] = []
        for try await part in request.body {
            guard body.count + part.readableBytes <= route.maximumBytes else { return nil }
            body.append(contentsOf: part.readableBytesView)
        }
        return body
    }
}
