internal import FeatureRules
internal import FeatureStores
internal import Web

extension StaffConsoleRoutes {
    func showAccount(_ visit: Visit) async throws -> Reply {
        try .page(page(AccountModel(person: visit.signedIn(), voice: visit.voice), visit, status: 200))
    }

    func changeLanguage(_ visit: Visit) async throws -> Reply {
        guard let language = Language(rawValue: visit.form.text("language")) else { throw Failure.unreadable }
        try await desk.setLanguage(language, of: visit.signedIn().staff)
        return .speak(language, to: Notice.path("/account", "saved"))
    }

    func changePassword(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        do {
            try await desk.changePassword(
                of: person.staff, from: visit.form.typed("old"), to: visit.form.typed("password"), keeping: visit.sessionHash)
            return .redirect(to: Notice.path("/account", "password-changed"))
        } catch let refusal as StaffRefusal {
            var model = AccountModel(person: person, voice: visit.voice)
            // Here the name is known, so only the old password can be what was wrong.
            let key = refusal == .wrongPassword ? "staff.account.wrong-old" : refusal.textKey
            model.errors[refusal.field ?? "old"] = visit.say(key)
            return .page(page(model, visit, status: refusal.status))
        }
    }

    private func page(_ model: AccountModel, _ visit: Visit, status: Int) -> Page {
        Page("Staff/account", title: visit.say("staff.account.title"), model, frame: .console(Self.accountPlace), status: status)
    }

    /// Not in the navigation: the frame links to it by the person's name.
    private static let accountPlace = Place("account", path: "/account", roles: .all)
}
