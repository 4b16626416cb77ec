internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

extension WelcomesConsoleRoutes {
    var groupRoutes: [Route] {
        let one = "/w/{workspace}/welcomes/groups/{template}"
        return [
            .get("/w/{workspace}/welcomes/groups", .role(.operators), listTemplates),
            .get("/w/{workspace}/welcomes/groups/new", .role(.operators)) { .page(templatePage($0, try await templateModel($0))) },
            .post("/w/{workspace}/welcomes/groups", .role(.operators), addTemplate),
            .get(one, .role(.operators)) { .page(templatePage($0, try await templateModel($0, entry: template($0)))) },
            .post(one, .role(.operators), changeTemplate),
            .post(one + "/removal", .role(.operators), removeTemplate),
        ]
    }

    private func listTemplates(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        let model = GroupWelcomesModel(
            seat: seat, templates: try await groups.all(in: seat.workspace), connections: try await connections.all(in: seat.workspace), voice: visit.voice)
        return .page(page("groups", visit.say("welcomes.groups"), model))
    }

    private func addTemplate(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        var model = try await templateModel(visit, form: visit.form)
        do {
            guard let connection = ConnectionID(visit.form.text("connection")) ?? model.connections.first?.id else { throw WelcomeRefusal.connectionUnknown }
            _ = try await groups.add(model.plan(), by: connection, workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
            return .redirect(to: Notice.path(seat.path("/welcomes/groups"), "group-welcome-ordered"))
        } catch let refusal as WelcomeRefusal {
            model.errors[refusal.field] = visit.say(refusal.textKey)
            return .page(templatePage(visit, model, status: 422))
        }
    }

    private func changeTemplate(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), entry = try await template(visit)
        var model = try await templateModel(visit, form: visit.form, entry: entry)
        do {
            try await groups.change(entry.id, model.plan(), workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
            return .redirect(to: Notice.path(seat.path("/welcomes/groups"), "group-welcome-ordered"))
        } catch let refusal as WelcomeRefusal {
            model.errors[refusal.field] = visit.say(refusal.textKey)
            return .page(templatePage(visit, model, status: 422))
        }
    }

    private func removeTemplate(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), stays: Bool
        do {
            stays = try await groups.remove(visit.id("template"), workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
        } catch WelcomeRefusal.notFound {
            throw Failure.notFound
        } catch WelcomeRefusal.underWay {
            return .redirect(to: Notice.path(seat.path("/welcomes/groups"), "group-welcome-under-way"))
        }
        return .redirect(to: Notice.path(seat.path("/welcomes/groups"), stays ? "group-welcome-removed-here" : "group-welcome-leaving"))
    }

    private func template(_ visit: Visit) async throws -> GroupWelcomeEntry {
        do { return try await groups.one(visit.id("template"), in: visit.place().workspace) } catch WelcomeRefusal.notFound { throw Failure.notFound }
    }

    private func templateModel(_ visit: Visit, form: Form? = nil, entry: GroupWelcomeEntry? = nil) async throws -> GroupWelcomeModel {
        let seat = try visit.place()
        return GroupWelcomeModel(
            seat: seat, voice: visit.voice, form: form, entry: entry, files: try await media.all(in: seat.workspace),
            connections: try await connections.all(in: seat.workspace))
    }

    private func templatePage(_ visit: Visit, _ model: GroupWelcomeModel, status: Int = 200) -> Page {
        page("group", visit.say(model.entry == nil ? "welcomes.group.new" : "welcomes.group.change"), model, status: status)
    }
}
