internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// The steps from nothing to a company whose groups are known.
extension WeComConsoleRoutes {
    /// Asked before the company is taken: whoever has no secret of it takes it from nobody.
    func connect(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), form = visit.form, keys = CallbackKeys(world: world)
        do {
            let terms = try ConnectionTerms(
                corpID: form.text("corp"), agentID: form.text("agent"), secret: form.text("secret"), token: keys.token,
                encodingKey: keys.encodingKey, apiBase: form.optional("base") ?? ConnectionTerms.platform)
            if let complaint = await checks.verify(terms) { throw complaint }
            let entry = try await desk.connect(terms, replaces: false, workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
            return .redirect(to: Notice.path(seat.path("/wecom/\(entry.id)/setup"), "wecom-connected"))
        } catch let refusal as ConnectionRefusal {
            return try .page(startPage(visit, status: 422) { $0.errors[refusal.field] = visit.say(refusal.textKey) })
        } catch let complaint as ConnectionComplaint {
            return try .page(startPage(visit, status: 422) { $0.trouble = visit.voice.sentence(of: complaint) })
        }
    }

    func setUp(_ visit: Visit) async throws -> Reply {
        try await setupPage(visit, status: 200) { _ in }
    }

    /// Token and key that the person brings, or new ones.
    func changeCallback(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), entry = try await entry(visit), form = visit.form, fresh = CallbackKeys(world: world)
        let isFresh = form.text("fresh") == "1"
        do {
            let known = try await desk.terms(of: entry.id, workspace: seat.workspace)
            let terms = try ConnectionTerms(
                corpID: known.corpID, agentID: known.agentID, secret: known.secret, token: isFresh ? fresh.token : form.text("callback-token"),
                encodingKey: isFresh ? fresh.encodingKey : form.text("callback-key"), apiBase: known.apiBase)
            _ = try await desk.connect(terms, workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
        } catch let refusal as ConnectionRefusal {
            return try await setupPage(visit, status: 422) { model in
                model.step = .callback
                model.typedToken = form.text("callback-token")
                model.typedKey = form.text("callback-key")
                model.errors[refusal.field] = visit.say(refusal.textKey)
            }
        }
        return .redirect(to: Notice.path(seat.path("/wecom/\(entry.id)/setup?step=callback"), "wecom-callback-changed"))
    }

    /// For the script of the page that waits: what there is to see, and where to go once there is nothing more to wait for.
    func progress(_ visit: Visit) async throws -> Reply {
        let model = try await setupModel(visit)
        return .json(model.json(waitingFor: ConnectionStep(rawValue: visit.query.text("step")) ?? .look))
    }

    func secretPage(_ visit: Visit, status: Int, _ fill: (inout ConnectionSecretModel) -> Void = { _ in }) async throws -> Reply {
        let entry = try await entry(visit)
        var model = ConnectionSecretModel(seat: try visit.place(), entry: entry, agent: entry.agentID, voice: visit.voice)
        fill(&model)
        return .page(page("secret", visit.say("wecom.secret.title"), model, status: status))
    }

    /// The callback stays as it is.
    func changeSecret(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), entry = try await entry(visit), form = visit.form
        do {
            let known = try await desk.terms(of: entry.id, workspace: seat.workspace)
            let terms = try ConnectionTerms(
                corpID: known.corpID, agentID: form.text("agent"), secret: form.text("secret"), token: known.token,
                encodingKey: known.encodingKey, apiBase: known.apiBase)
            if let complaint = await checks.verify(terms) { throw complaint }
            _ = try await desk.connect(terms, workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
            // What was missed meanwhile is looked at now.
            try await desk.ask(for: entry.id, workspace: seat.workspace)
        } catch let refusal as ConnectionRefusal {
            return try await secretPage(visit, status: 422) { model in
                model.agent = form.text("agent")
                model.errors[refusal.field] = visit.say(refusal.textKey)
            }
        } catch let complaint as ConnectionComplaint {
            return try await secretPage(visit, status: 422) { model in
                model.agent = form.text("agent")
                model.trouble = visit.voice.sentence(of: complaint)
            }
        }
        return .redirect(to: Notice.path(seat.path("/wecom/\(entry.id)"), "wecom-secret-changed"))
    }

    func startPage(_ visit: Visit, status: Int, _ fill: (inout ConnectionStartModel) -> Void) throws -> Page {
        var model = ConnectionStartModel(
            seat: try visit.place(), corp: visit.form.text("corp"), agent: visit.form.text("agent"), base: visit.form.optional("base") ?? visit.query.text("base"), voice: visit.voice)
        fill(&model)
        return page("start", visit.say("wecom.start.title"), model, status: status)
    }

    private func setupPage(_ visit: Visit, status: Int, _ fill: (inout ConnectionSetupModel) -> Void) async throws -> Reply {
        var model = try await setupModel(visit)
        // The look may have ended on the way from the step before it: then everything is done.
        let asked = ConnectionStep(rawValue: visit.query.text("step"))
        if let asked, asked != .credentials, !(asked == .look && model.step == nil) { model.step = asked }
        fill(&model)
        return .page(page("setup", visit.say("wecom.setup.title"), model, status: status, scripts: ["copy"] + (model.isWaiting ? ["progress"] : [])))
    }

    private func setupModel(_ visit: Visit) async throws -> ConnectionSetupModel {
        let seat = try visit.place(), entry = try await entry(visit)
        let overview = try await checks.overview(entry, in: seat.workspace)
        var terms: ConnectionTerms?
        // Shown as long as they have to be copied.
        if entry.reached == nil { terms = try? await desk.terms(of: entry.id, workspace: seat.workspace) }
        return ConnectionSetupModel(
            seat: seat, entry: entry, overview: overview, terms: terms, origin: origin(of: entry),
            localOrigin: settings.localOrigin, voice: visit.voice)
    }
}

extension ConnectionRefusal {
    var field: String {
        switch self {
        case .corpID, .corpTaken, .corpHere: "corp"
        case .agentID: "agent"
        case .secret, .keyMissing, .notFound: "secret"
        case .token: "token"
        case .encodingKey: "key"
        case .apiBase: "base"
        }
    }

    var textKey: String { "refusal.connection.\(rawValue)" }
}

extension Voice {
    /// What the platform complains about, with what to do.
    func sentence(of complaint: ConnectionComplaint) -> String { say("wecom.trouble.\(complaint.word)", complaint.figures) }
}
