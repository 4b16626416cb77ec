internal import HTTPTypes
public import Hummingbird
internal import Kernel
internal import NIOCore

/// The one place where requests are judged: session, then workspace, then role, then the form token; for the API token, then
/// scope; only then the route runs. No page checks who calls it.
public struct Gate: Sendable {
    public let site: Site
    /// Every route of the console, for tests that call each one as somebody who must not.
    public let routes: [Route]
    /// The API; nil for a site without one.
    public let api: APITable?
    /// What other platforms call.
    public let signed: [SignedRoute]

    public init(site: Site, routes: [Route], api: APITable? = nil, signed: [SignedRoute] = []) {
        self.site = site
        self.routes = routes
        self.api = api
        self.signed = signed
    }

    /// Hummingbird's routes for all of ours, with the assets.
    public func router() -> Router<WebContext> {
        let router = Router(context: WebContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: FailurePages(site: site, api: api))
        router.get("/assets/{file}") { request, context in try asset(context.parameters.get("file") ?? "", request) }
        for route in routes {
            let method: HTTPRequest.Method = route.method == .get ? .get : .post
            router.on(RouterPath(route.path), method: method) { request, context in
                try await pass(route, request, context)
            }
        }
        for route in signed {
            router.on(RouterPath(route.path), method: route.method == .get ? .get : .post) { request, context in
                try await pass(route, request, context)
            }
        }
        if let api {
            for route in api.routes {
                router.on(RouterPath(route.path), method: route.method.wire) { request, context in
                    try await pass(route, api, request, context)
                }
            }
        }
        return router
    }

    private func pass(_ route: Route, _ request: Request, _ context: WebContext) async throws -> Response {
        let caller = Caller(request: request, settings: site.settings, peer: context.peer)
        let now = site.world.now()
        let session = try await session(caller, now)
        let seat = try admit(session?.person, to: route.access, workspace: context.parameters.get("workspace"))

        let token = session?.token ?? caller.guestToken ?? SessionToken(world: site.world)
        let form = try await form(of: route, request)
        if route.method != .get {
            let sent = request.headers[.formToken] ?? form.typed("token")
            guard caller.isFromOurPages, token.accepts(formToken: sent) else { throw Failure.forbidden }
        }

        let language = caller.chosenLanguage ?? session?.person.language ?? caller.acceptedLanguage
        let visit = Visit(
            voice: Voice(texts: try site.kit().texts, language: language, zone: seat?.zone ?? .shanghai, now: now),
            person: session?.person, seat: seat, query: caller.query, form: form,
            path: request.uri.path, address: caller.address, sessionHash: session?.token.hash, token: token, origin: caller.origin,
            isPreview: caller.isPreview, cookies: caller.cookies,
            parameters: context.parameters, stream: route.intake == .stream ? request.body : nil)
        let clerk = Clerk(site: site, caller: caller, visit: visit, token: session?.token)
        let reply = try await route.answer(visit)
        var response = try await clerk.respond(to: reply)
        // Not after sign-in and sign-out: the old cookie would be set again after theirs.
        if let session, !reply.endsSession, session.person.expires < now + SessionToken.life - SessionToken.rewriteAfter {
            try await site.sessions.extend(tokenHash: session.token.hash, expires: now + SessionToken.life)
            clerk.set(CookieName.session, session.token.text, life: SessionToken.life, in: &response)
        }
        if session == nil, caller.guestToken == nil, route.method == .get {
            clerk.set(CookieName.guest, token.text, life: nil, in: &response)
        }
        if let chosen = caller.query.optional("lang").flatMap({ Language(tag: $0) }) {
            clerk.set(CookieName.language, chosen.rawValue, life: .days(365), in: &response, isHidden: false)
        }
        return response
    }

    private func session(_ caller: Caller, _ now: Instant) async throws -> (token: SessionToken, person: SignedIn)? {
        guard let token = caller.sessionToken,
            let person = try await site.sessions.find(tokenHash: token.hash, now: now)
        else { return nil }
        return (token, person)
    }

    /// The seat the route runs in. A workspace of others answers as if it did not exist.
    private func admit(_ person: SignedIn?, to access: Access, workspace: String?) throws(Failure) -> Seat? {
        switch access {
        case .everyone:
            return nil
        case .signedIn:
            guard person != nil else { throw .notSignedIn }
            return nil
        case .role(let roles):
            guard let person else { throw .notSignedIn }
            guard let seat = person.seats.first(where: { $0.workspace.description == workspace }) else { throw .notFound }
            guard roles.contains(seat.role) else { throw .forbidden }
            return seat
        }
    }

    private func form(of route: Route, _ request: Request) async throws -> Form {
        guard route.method != .get, route.intake == .form else { return Form() }
        if let announced = request.headers[.contentLength].flatMap({ Int($0) }), announced > Form.maximumBytes {
            throw Failure.tooLarge
        }
        let body = try await request.body.collect(upTo: Form.maximumBytes)
        guard let form = Form(urlEncoded: body.readableBytesView) else { throw Failure.unreadable }
        return form
    }

    /// Pages are not packed: they hold form tokens beside what a caller can put into them, and the length of a packed page would
    /// tell of them (BREACH).
    private func asset(_ name: String, _ request: Request) throws -> Response {
        guard let asset = try site.kit().shelf.files[name] else { throw Failure.notFound }
        var headers: HTTPFields = [
            .contentType: asset.type, .cacheControl: "public, max-age=31536000, immutable", .vary: "Accept-Encoding",
        ]
        guard Asset.takesGzip(request.headers[.acceptEncoding]), let packed = asset.gzip else {
            return Response(status: .ok, headers: headers, body: .init(byteBuffer: asset.plain))
        }
        headers[.contentEncoding] = "gzip"
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: packed))
    }
}
