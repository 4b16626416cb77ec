internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

extension StaffConsoleRoutes {
    func showSetup(_ visit: Visit) async throws -> Reply {
        let link = visit.query.text("token")
        guard try await desk.isSetupLinkValid(link) else { return try await deadLink(visit) }
        return .page(page(SetupModel(link: link), visit, status: 200))
    }

    func setUp(_ visit: Visit) async throws -> Reply {
        var model = SetupModel(
            link: visit.form.text("link"), workspace: visit.form.text("workspace"), name: visit.form.text("name"))
        do {
            let staff = try await desk.setUp(
                link: model.link, workspace: model.workspace, zone: Zone.shanghai.name, name: model.name,
                password: visit.form.typed("password"))
            return .signIn(SignInReply(staff: staff, target: "/", language: visit.voice.language))
        } catch let refusal as StaffRefusal {
            if refusal == .setupLinkInvalid { return try await deadLink(visit) }
            model.errors[refusal.field ?? "form"] = visit.say(refusal.textKey)
            return .page(page(model, visit, status: refusal.status))
        }
    }

    private func page(_ model: SetupModel, _ visit: Visit, status: Int) -> Page {
        Page("Staff/setup", title: visit.say("staff.setup.title"), model, frame: .plain, status: status)
    }

    private func deadLink(_ visit: Visit) async throws -> Reply {
        // Whoever is set up only needs to sign in; the link then tells a stranger nothing.
        if try await desk.hasStaff() { return .redirect(to: "/sign-in") }
        return .page(Page("Staff/not-set-up", title: visit.say("staff.dead-link.title"), frame: .plain, status: 404))
    }
}
