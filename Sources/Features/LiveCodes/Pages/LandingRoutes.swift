internal import FeatureRules
public import FeatureStores
internal import Hummingbird
public import Kernel
public import Web

/// What is behind a live code, of a group or of a channel: pages for everybody, without an account and without a script.
public struct LandingRoutes: Sendable {
    private let desk: LandingDesk
    private let channels: ChannelLandingDesk
    private let guests: GuestRoutes
    private let world: World
    /// Who leaves one contact after another is no visitor.
    private let tries = TryLimit()
    private let gate = VisitorGate()
    private static let cookie = "quanzi_visitor"

    /// - Parameter who: asks the platform who came back from its sign-in; nil for somebody it does not know as a contact.
    public init(
        desk: LandingDesk, channels: ChannelLandingDesk, guests: GuestDesk,
        who: @escaping @Sendable (_ code: String, GuestGate) async throws -> String?, world: World
    ) {
        self.desk = desk
        self.channels = channels
        self.guests = GuestRoutes(guests: guests, who: who)
        self.world = world
    }

    public var routes: [Route] {
        [
            .get("/c/{slug}", .everyone, show), .get("/c/{slug}/contact", .everyone, ask), .post("/c/{slug}/contact", .everyone, leave),
            .get("/c/{slug}/picture/{target}", .everyone, picture), .get("/c/{slug}/in", .everyone, enter),
        ]
    }

    private func show(_ visit: Visit) async throws -> Reply {
        let slug = try slug(visit), isStaff = try await isStaff(visit, slug)
        // Staff who look whether it works are no visitors either.
        let isCounted = !visit.isPreview && !isStaff
        let known = known(visit)
        if !isStaff, let gate = try await guests.guests.gate(of: slug) {
            let visitor = known ?? mark(), brand = try await landing(visit).brand
            if case .page(let view, let title, let model) = try await guests.judge(visitor, at: gate, slug: slug, visit, brand: brand) {
                var page = Page("LiveCodes/\(view)", title: title, model, frame: .member(brand: brand))
                if isCounted { page.cookie = cookie(visitor, slug) }
                return .page(page)
            }
        }
        // Whoever is one too many is shown the same, and takes no place.
        var isAdmitted = isCounted
        if isCounted { isAdmitted = try await isKnown(known, slug) || gate.admits(visit.address, to: slug.text, now: visit.now) }
        let visitor = isAdmitted ? known ?? mark() : nil
        var page: Page
        if let landing = try await desk.visit(slug, visitor: visitor) {
            page = self.page("landing", landing.name, LandingModel(landing: landing, voice: visit.voice))
            page.pictureOrigin = landing.target?.qrCode.flatMap(Origin.of)
        } else {
            guard let landing = try await channels.visit(slug, visitor: visitor) else { throw Failure.notFound }
            page = ChannelLandingModel.page(landing, visit.voice)
        }
        page.cookie = visitor.map { cookie($0, slug) }
        return .page(page)
    }

    private func cookie(_ visitor: String, _ slug: CodeSlug) -> PageCookie {
        PageCookie(name: Self.cookie, value: visitor, path: "/c/\(slug.text)", life: LandingDesk.known)
    }

    private func isKnown(_ visitor: String?, _ slug: CodeSlug) async throws -> Bool {
        guard let visitor else { return false }
        if try await desk.knows(visitor, at: slug) { return true }
        return try await channels.knows(visitor, at: slug)
    }

    private func enter(_ visit: Visit) async throws -> Reply {
        let slug = try slug(visit)
        _ = try await landing(visit)
        guard let asked = try await guests.guests.gate(of: slug) else { return .redirect(to: "/c/\(slug.text)") }
        // Each is a call to the platform.
        guard gate.admits(visit.address, to: "\(slug.text)/in", now: visit.now) else { throw Failure.tooManyTries }
        return try await guests.enter(known(visit), at: asked, slug: slug, visit)
    }

    private func ask(_ visit: Visit) async throws -> Reply {
        let landing = try await landing(visit)
        return .page(page("contact", visit.say("landing.contact-title"), LandingModel(landing: landing, voice: visit.voice)))
    }

    private func leave(_ visit: Visit) async throws -> Reply {
        let slug = try slug(visit), landing = try await landing(visit)
        var model = LandingModel(landing: landing, voice: visit.voice)
        model.typedName = visit.form.text("name")
        model.typedReach = visit.form.text("reach")
        model.hasConsent = visit.form.text("consent") == "1"
        do {
            let contact = try LeftContact(name: model.typedName, reach: model.typedReach, hasConsent: model.hasConsent)
            guard tries.begin([visit.address], now: visit.now) else { throw Failure.tooManyTries }
            try await desk.leave(contact, at: slug)
        } catch LiveCodeRefusal.contactsFull {
            throw Failure.tooManyTries
        } catch let refusal as LiveCodeRefusal {
            model.errors[refusal.field] = visit.say(refusal.textKey)
            return .page(page("contact", visit.say("landing.contact-title"), model, status: 422))
        }
        return .page(page("thanks", visit.say("landing.thanks"), model))
    }

    private func picture(_ visit: Visit) async throws -> Reply {
        let slug = try slug(visit), isStaff = try await isStaff(visit, slug)
        // Who is shown no group is shown no picture of one, whatever address they were given.
        if !isStaff, let gate = try await guests.guests.gate(of: slug) {
            guard let visitor = known(visit), case .welcome? = try await guests.guests.verdict(on: visitor, at: gate)?.verdict else { throw Failure.notFound }
        }
        guard let picture = try await desk.picture(of: visit.id("target"), at: slug, isStaff: isStaff) else { throw Failure.notFound }
        // Its address stays when the picture is renewed.
        return .raw(
            Response(
                status: .ok, headers: [.contentType: picture.type, .cacheControl: "private, max-age=60"],
                body: .init(byteBuffer: .init(bytes: picture.bytes))))
    }

    /// What the visitor's cookie holds, if it is one of ours.
    private func known(_ visit: Visit) -> String? { visit.cookie(Self.cookie).flatMap { Self.isMark($0) ? $0 : nil } }

    /// Whether it is somebody of the workspace whose code it is; who works in another one is a visitor like anybody.
    private func isStaff(_ visit: Visit, _ slug: CodeSlug) async throws -> Bool {
        guard let person = visit.person, let workspace = try await desk.workspace(of: slug) else { return false }
        return person.seats.contains { $0.workspace == workspace }
    }

    private func landing(_ visit: Visit) async throws -> LandingDesk.Landing {
        guard let landing = try await desk.visit(slug(visit), visitor: nil) else { throw Failure.notFound }
        return landing
    }

    private func slug(_ visit: Visit) throws -> CodeSlug {
        guard let slug = CodeSlug(try visit.parameter("slug")) else { throw Failure.notFound }
        return slug
    }

    private func page(_ view: String, _ title: String, _ model: LandingModel, status: Int = 200) -> Page {
        Page("LiveCodes/\(view)", title: title, model, frame: .member(brand: model.landing.brand), status: status)
    }

    private func mark() -> String { world.bytes(16).map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined() }

    private static func isMark(_ text: String) -> Bool {
        text.utf8.count == 32 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}

extension LiveCodeRefusal {
    /// The field of a form at which it is said.
    var field: String {
        switch self {
        case .contactNameEmpty, .contactNameTooLong, .nameEmpty, .nameTooLong, .targetNameEmpty, .targetNameTooLong: "name"
        case .reachUnreadable: "reach"
        case .consentMissing: "consent"
        case .guideTooLong: "guide"
        case .reserveOutOfRange: "reserve"
        case .seatsOutOfRange: "cap"
        case .membersOutOfRange: "members"
        case .daysOutOfRange: "days"
        case .pictureMissing, .pictureUnknown, .pictureBroken, .pictureTooLarge: "picture"
        case .chatsMissing, .tooManyChats, .connectionUnknown: "chats"
        case .baseNameEmpty, .baseNameTooLong: "base"
        case .notFound, .tooMany, .tooManyTargets, .notDecidable, .contactsFull: "list"
        }
    }

    var textKey: String { "refusal.live-code.\(rawValue)" }
}
