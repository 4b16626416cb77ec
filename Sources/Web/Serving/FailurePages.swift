internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// The outermost layer: every failure gets its page, every response its security headers.
struct FailurePages: RouterMiddleware {
    typealias Context = WebContext

    let site: Site
    let api: APITable?

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            response = try await next(request, context)
        } catch where APITable.isAddress(request.uri.path) {
            response = ProblemDocument.response(problem(error, request), path: request.uri.path)
        } catch {
            let caller = Caller(request: request, settings: site.settings, peer: context.peer)
            response = try Press(site: site).print(failure(error, path: request.uri.path), caller: caller)
        }
        for (name, value) in Self.headers where response.headers[name] == nil { response.headers[name] = value }
        return response
    }

    private func failure(_ error: any Error, path: String) -> Failure {
        if let failure = error as? Failure { return failure }
        if let known = (error as? any HTTPResponseError).flatMap({ Failure(rawValue: $0.status.code) }) { return known }
        site.logger.error("a request failed", metadata: ["path": "\(path)", "error": "\(error)"])
        return .broken
    }

    /// An address that is called by a method it does not know is told from one that is not there.
    private func problem(_ error: any Error, _ request: Request) -> Problem {
        if let problem = error as? Problem { return problem }
        var problem = Problem(of: failure(error, path: request.uri.path))
        let known = api?.methods(at: request.uri.path) ?? []
        if problem.kind == .notFound, !known.isEmpty, !known.contains(request.method.rawValue) {
            problem = Problem(.methodNotAllowed)
            problem.allowed = known
        }
        return problem
    }

    /// - Parameter origin: scheme and host, perhaps a port; what is none adds nothing.
    static func policy(picturesOf origin: String?) -> String {
        let isOrigin = origin?.wholeMatch(of: /https?:\/\/[A-Za-z0-9.\-]+(:[0-9]{1,5})?/) != nil
        let pictures = isOrigin ? origin.map { " " + $0 } ?? "" : ""
        return "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:\(pictures); font-src 'self'; connect-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    }

    /// No script or style in the page itself, nothing from elsewhere, in nobody's frame.
    private static let headers: [(HTTPField.Name, String)] = [
        (.contentSecurityPolicy, policy(picturesOf: nil)),
        (.xContentTypeOptions, "nosniff"),
        (.referrerPolicy, "same-origin"),
        (.permissionsPolicy, "camera=(), geolocation=(), microphone=()"),
        (.cacheControl, "no-store"),
    ]
}
