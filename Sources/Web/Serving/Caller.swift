internal import HTTPTypes
internal import Hummingbird

/// What the headers of a request say about who calls, before anybody is believed.
struct Caller {
    let request: Request
    let settings: WebSettings
    let peer: String?
    let query: Form
    let cookies: Cookies

    init(request: Request, settings: WebSettings, peer: String?) {
        self.request = request
        self.settings = settings
        self.peer = peer
        query = Form(urlEncoded: request.uri.query ?? "") ?? Form()
        cookies = request.cookies
    }

    var sessionToken: SessionToken? { token(CookieName.session) }
    var guestToken: SessionToken? { token(CookieName.guest) }

    /// `?lang=` and the cookie; nil if neither was ever used.
    var chosenLanguage: Language? {
        query.optional("lang").flatMap { Language(tag: $0) }
            ?? cookies[CookieName.language].flatMap { Language(rawValue: $0.value) }
    }

    var acceptedLanguage: Language { Language.accepted(request.headers[.acceptLanguage]) }

    var wantsJSON: Bool { request.headers[.accept]?.hasPrefix("application/json") ?? false }

    var address: String {
        // The proxy appends what it saw, so only the last entry is its own word.
        let forwarded = settings.trustsProxy ? request.headers[values: .forwardedFor].last?.split(separator: ",").last : nil
        return forwarded.map { String($0.drop { $0 == " " }) } ?? peer ?? "unknown"
    }

    /// The page as it can be asked for again, without what is said only once; nil for a form.
    var pageAddress: String? {
        guard request.method == .get else { return nil }
        let rest = query.encoded(without: ["lang", "notice"])
        return request.uri.path + (rest.isEmpty ? "" : "?" + rest)
    }

    /// `https://quanzi.example`; the caller's own word for us if nobody said what we are called.
    var origin: String { settings.publicOrigin ?? "\(isSecure ? "https" : "http")://\(request.head.authority ?? "localhost")" }

    /// Programs that make previews ask for the head alone, or say in a header that nobody looks yet, or what they are.
    var isPreview: Bool {
        if request.method == .head { return true }
        let purposes = [HTTPField.Name("Sec-Purpose"), HTTPField.Name("Purpose"), HTTPField.Name("X-Moz"), HTTPField.Name("X-Purpose")]
        if purposes.contains(where: { name in name.flatMap { request.headers[$0] } != nil }) { return true }
        // Phones of a maker called Cubot are no robots.
        let agent = (request.headers[.userAgent] ?? "").lowercased().replacing("cubot", with: "")
        return agent.isEmpty || Self.robots.contains { agent.contains($0) }
    }

    /// Words in the names of programs; browsers and WeChat have none of them.
    private static let robots = [
        "bot", "spider", "crawl", "preview", "slurp", "facebookexternalhit", "whatsapp/", "curl/", "wget/", "python", "go-http-client", "java/", "okhttp",
        "libwww", "headless", "monitor", "scrapy", "axios", "node-fetch",
    ]

    var isSecure: Bool {
        settings.publicOrigin?.hasPrefix("https://") ?? false
            || settings.trustsProxy && request.headers[.forwardedProto] == "https"
    }

    /// Whether the browser says that the request was made by a page of ours. Programs without a browser send neither
    /// header and are held by the form token alone.
    var isFromOurPages: Bool {
        if let origin = request.headers[.origin] {
            if let own = settings.publicOrigin { return origin == own }
            let host = request.head.authority ?? ""
            return !host.isEmpty && (origin == "http://\(host)" || origin == "https://\(host)")
        }
        return request.headers[.fetchSite].map { $0 == "same-origin" || $0 == "none" } ?? true
    }

    private func token(_ cookie: String) -> SessionToken? { cookies[cookie].flatMap { SessionToken($0.value) } }
}
