internal import HTTPTypes
internal import Hummingbird
internal import Kernel

/// Carries out what a route answered: prints, redirects, opens and closes sessions.
struct Clerk: Sendable {
    let site: Site
    let caller: Caller
    let visit: Visit
    /// Of the session the request came with.
    let token: SessionToken?

    func respond(to reply: Reply) async throws -> Response {
        switch reply {
        case .page(let page):
            var alarms: [Alarm] = []
            if case .console = page.frame, let seat = visit.seat ?? visit.person?.seats.first { alarms = try await site.alarms(seat) }
            var response = try Press(site: site).print(
                page, voice: visit.voice, person: visit.person, seat: visit.seat, formToken: visit.formToken, address: caller.pageAddress,
                notice: visit.query.optional("notice"), alarms: alarms)
            if let cookie = page.cookie { set(cookie.name, cookie.value, life: cookie.life, path: cookie.path, in: &response) }
            return response
        case .redirect(let target):
            return .redirect(to: target, type: .normal)
        case .json(let text, let status):
            return Response(
                status: .init(code: status), headers: [.contentType: "application/json; charset=utf-8"],
                body: .init(byteBuffer: .init(string: text)))
        case .download(let name, let type, let bytes):
            return Response(
                status: .ok,
                headers: [.contentType: type, .contentDisposition: "attachment; filename*=UTF-8''\(Address.encoded(name))"],
                body: .init(byteBuffer: .init(bytes: bytes)))
        case .raw(let response):
            return response
        case .failure(let failure):
            throw failure
        case .signIn(let opened):
            return try await signIn(opened)
        case .signOut:
            if let token { try await site.sessions.close(tokenHash: token.hash) }
            var response = Response.redirect(to: "/sign-in", type: .normal)
            set(CookieName.session, "", life: .seconds(0), in: &response)
            return response
        case .speak(let language, let target):
            var response = Response.redirect(to: target, type: .normal)
            set(CookieName.language, language.rawValue, life: .days(365), in: &response, isHidden: false)
            return response
        }
    }

    /// A new token at every sign-in: one that was planted before is worth nothing.
    private func signIn(_ opened: SignInReply) async throws -> Response {
        if let token { try await site.sessions.close(tokenHash: token.hash) }
        let fresh = SessionToken(world: site.world)
        try await site.sessions.open(opened.staff, tokenHash: fresh.hash, expires: visit.now + SessionToken.life)
        var response = Response.redirect(to: Address.ownPath(opened.target), type: .normal)
        set(CookieName.session, fresh.text, life: SessionToken.life, in: &response)
        if let language = opened.language {
            set(CookieName.language, language.rawValue, life: .days(365), in: &response, isHidden: false)
        }
        return response
    }

    /// A cookie without `life` ends with the browser; one that is `isHidden` is not seen by scripts.
    func set(_ name: String, _ value: String, life: Span?, path: String = "/", in response: inout Response, isHidden: Bool = true) {
        response.setCookie(
            Cookie(
                name: name, value: value, maxAge: life.map { Int($0.milliseconds / 1000) }, path: path,
                secure: caller.isSecure, httpOnly: isHidden, sameSite: .lax))
    }
}
