internal import FeatureRules
public import FeatureStores
internal import Kernel
public import Web

/// The tokens of a workspace, under its settings: list, make, revoke.
public struct TokensConsoleRoutes: Sendable {
    private let desk: TokenDesk
    private let origin: String?

    /// - Parameter origin: the server's public address, for the example; nil if it is reached by its own.
    public init(desk: TokenDesk, origin: String?) {
        self.desk = desk
        self.origin = origin
    }

    public var routes: [Route] {
        [
            .get("/w/{workspace}/tokens", .role(.owners), show),
            .post("/w/{workspace}/tokens", .role(.owners), create),
            .post("/w/{workspace}/tokens/{token}/revocation", .role(.owners), revoke),
        ]
    }

    private func show(_ visit: Visit) async throws -> Reply { try await .page(page(visit, status: 200) { _ in }) }

    /// The secret stands on this one answer and nowhere else.
    private func create(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), form = visit.form
        do {
            let days = form.text("days")
            guard days.isEmpty || form.number("days") != nil else { throw TokenRefusal.daysOutOfRange }
            let fresh = try await desk.create(
                name: form.text("name"), scope: form.text("scope"), days: form.number("days"), workspace: seat.workspace,
                cause: .staff(visit.signedIn().staff))
            return try await .page(page(visit, status: 201) { $0.fresh = fresh })
        } catch let refusal as TokenRefusal {
            return try await .page(
                page(visit, status: 422) { model in
                    model.name = form.text("name")
                    model.scope = Scope(rawValue: form.text("scope")) ?? .read
                    model.days = form.text("days")
                    model.errors[refusal.field] = visit.say(refusal.textKey)
                })
        }
    }

    private func revoke(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        do {
            try await desk.revoke(visit.id("token"), workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
        } catch TokenRefusal.notFound {
            throw Failure.notFound
        }
        return .redirect(to: Notice.path(seat.path("/tokens"), "token-revoked"))
    }

    private func page(_ visit: Visit, status: Int, _ fill: (inout TokensModel) -> Void) async throws -> Page {
        let seat = try visit.place()
        var model = TokensModel(seat: seat, tokens: try await desk.all(in: seat.workspace), origin: origin, voice: visit.voice)
        fill(&model)
        return Page("Tokens/tokens", title: visit.say("tokens.title"), model, frame: .console(SettingsConsoleRoutes.place), status: status)
    }
}

extension TokenRefusal {
    fileprivate var field: String {
        switch self {
        case .nameEmpty, .nameTooLong: "name"
        case .scopeUnknown: "scope"
        case .daysOutOfRange: "days"
        case .notFound, .tooMany: "list"
        }
    }

    fileprivate var textKey: String { "refusal.token.\(rawValue)" }
}
