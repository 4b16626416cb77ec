internal import HTTPTypes
internal import Hummingbird
internal import Kernel
internal import Logging

/// Turns pages and failures into responses.
struct Press: Sendable {
    let site: Site

    /// Renders the view, then its frame around it.
    func print(
        _ page: Page, voice: Voice, person: SignedIn?, seat: Seat?, formToken: String, address: String?, notice: String?,
        alarms: [Alarm] = []
    ) throws -> Response {
        let kit = try site.kit()
        var frame = FrameModel(
            page: page, voice: voice, person: person, seat: seat ?? person?.seats.first, places: site.places, shelf: kit.shelf,
            formToken: formToken, address: address, noticeKey: notice, alarms: alarms)
        let inner = kit.templates.render(page.view, page: page.model, frame: frame, voice: voice)
        frame.content = Markup(trusted: inner.html)
        let outer = kit.templates.render(Self.view(of: page.frame), page: frame, frame: frame, voice: voice)
        let missing = inner.missing + outer.missing
        if !missing.isEmpty {
            site.logger.error("a view asks for what nobody answers", metadata: ["view": "\(page.view)", "names": "\(missing)"])
            if site.isStrict { throw WebSetupError("\(page.view) asks for \(missing.joined(separator: ", "))") }
        }
        var headers: HTTPFields = [.contentType: "text/html; charset=utf-8", .contentLanguage: voice.language.rawValue]
        if let origin = page.pictureOrigin { headers[.contentSecurityPolicy] = FailurePages.policy(picturesOf: origin) }
        return Response(status: .init(code: page.status), headers: headers, body: .init(byteBuffer: .init(string: outer.html)))
    }

    private static func view(of frame: Page.Frame) -> String {
        switch frame {
        case .console: "Web/console"
        case .plain: "Web/plain"
        case .member: "Web/member"
        }
    }

    /// The page of a failure; it needs neither session nor database, which may be what is broken.
    func print(_ failure: Failure, caller: Caller) throws -> Response {
        let language = caller.chosenLanguage ?? caller.acceptedLanguage
        let voice = Voice(texts: try site.kit().texts, language: language, zone: .shanghai, now: site.world.now())
        let key = "failure.\(failure.rawValue)"
        if caller.wantsJSON {
            let sentence = JSONText.quoted(voice.say("\(key).title"))
            return Response(
                status: .init(code: failure.rawValue), headers: [.contentType: "application/json; charset=utf-8"],
                body: .init(byteBuffer: .init(string: "{\"error\":\(sentence)}")))
        }
        if failure == .notSignedIn {
            let next = caller.request.method == .get ? "?next=" + Address.encoded(caller.request.uri.string) : ""
            return Response.redirect(to: "/sign-in\(next)", type: .normal)
        }
        let page = Page(
            "Web/failure", title: voice.say("\(key).title"), FailureModel(advice: voice.say("\(key).advice")), frame: .plain,
            status: failure.rawValue)
        return try print(
            page, voice: voice, person: nil, seat: nil, formToken: "", address: caller.pageAddress, notice: nil)
    }
}

private struct FailureModel: PageModel {
    let advice: String

    func value(_ name: String) -> PageValue? { name == "advice" ? .text(advice) : nil }
}
