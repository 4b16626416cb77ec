internal import FeatureRules
internal import FeatureStores
internal import Web

extension StaffConsoleRoutes {
    func showSignIn(_ visit: Visit) async throws -> Reply {
        guard visit.person == nil else { return .redirect(to: "/") }
        guard try await desk.hasStaff() else { return .redirect(to: "/") }
        return .page(page(SignInModel(next: Address.ownPath(visit.query.text("next"))), visit, status: 200))
    }

    func signIn(_ visit: Visit) async throws -> Reply {
        var model = SignInModel(name: visit.form.text("name"), next: Address.ownPath(visit.form.text("next")))
        do {
            let found = try await desk.signIn(
                name: model.name, password: visit.form.typed("password"), address: visit.address)
            return .signIn(SignInReply(staff: found.staff, target: model.next, language: found.language))
        } catch let refusal as StaffRefusal {
            model.error = visit.say(refusal.textKey)
            return .page(page(model, visit, status: refusal.status))
        }
    }

    private func page(_ model: SignInModel, _ visit: Visit, status: Int) -> Page {
        Page("Staff/sign-in", title: visit.say("staff.sign-in.title"), model, frame: .plain, status: status)
    }
}
