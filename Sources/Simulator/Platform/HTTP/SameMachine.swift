internal import HTTPTypes
internal import Hummingbird

/// Lets in what this machine's programs and its own pages ask: a page of somebody else, open in the same browser, plays nothing.
struct SameMachine: RouterMiddleware {
    typealias Context = BasicRequestContext

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        guard Self.isHere(request.head.authority ?? "localhost") else { return Response(status: .misdirectedRequest) }
        if request.method != .get, let origin = request.headers[.origin], let found = origin.firstRange(of: "://") {
            guard Self.isHere(String(origin[found.upperBound...])) else { return Response(status: .forbidden) }
        }
        return try await next(request, context)
    }

    /// A name of this machine, with or without a port.
    static func isHere(_ authority: String) -> Bool {
        let name = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
        return ["127.0.0.1", "localhost", "[::1]"].contains(String(name))
    }
}
