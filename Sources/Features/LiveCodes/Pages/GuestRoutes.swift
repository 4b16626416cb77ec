internal import FeatureRules
public import FeatureStores
internal import Kernel
public import Web
internal import WeComConnector

/// Has visitors of a code say who they are, where the owner wants that.
struct GuestRoutes: Sendable {
    let guests: GuestDesk
    /// Asks the platform who came back; nil for somebody it does not know as a contact.
    let who: @Sendable (_ code: String, GuestGate) async throws -> String?
    private static let longestCode = 512

    enum Outcome {
        case welcome
        /// To be shown instead of a group.
        case page(view: String, title: String, GuestModel)
    }

    /// - Parameter visitor: what their cookie holds.
    func judge(_ visitor: String, at gate: GuestGate, slug: CodeSlug, _ visit: Visit, brand: String) async throws -> Outcome {
        var model = GuestModel(slug: slug.text, brand: brand, voice: visit.voice)
        guard let (verdict, group) = try await guests.verdict(on: visitor, at: gate) else {
            model.signInHref = address(visitor, gate, slug, visit)
            model.failed = visit.query.text("again") == "1"
            return .page(view: "guest", title: visit.say("landing.guest.title"), model)
        }
        switch verdict {
        case .welcome: return .welcome
        case .unwanted: return .page(view: "unwanted", title: visit.say("landing.unwanted.title"), model)
        case .known:
            model.group = group
            return .page(view: "known", title: visit.say("landing.known.title"), model)
        }
    }

    /// Comes back from the platform's sign-in.
    func enter(_ visitor: String?, at gate: GuestGate, slug: CodeSlug, _ visit: Visit) async throws -> Reply {
        let path = "/c/\(slug.text)", code = visit.query.text("code")
        guard let visitor, visit.query.text("state") == GuestDesk.state(of: visitor), !code.isEmpty, code.utf8.count <= Self.longestCode else {
            return .redirect(to: path + "?again=1")
        }
        do {
            try await guests.note(visitor, externalID: who(code, gate), at: gate)
        } catch is WeComFailure {
            return .redirect(to: path + "?again=1")
        } catch is ConnectionRefusal {
            return .redirect(to: path + "?again=1")
        }
        return .redirect(to: path)
    }

    /// Of a simulated platform it is on the platform's own address.
    private func address(_ visitor: String, _ gate: GuestGate, _ slug: CodeSlug, _ visit: Visit) -> String? {
        guard let agent = Int(gate.connection.agentID) else { return nil }
        return WeComSignIn.address(
            corpID: gate.connection.corpID, agentID: agent, redirect: "\(visit.origin)/c/\(slug.text)/in", state: GuestDesk.state(of: visitor),
            base: gate.connection.isSimulated ? gate.connection.apiBase : WeComSignIn.platform)
    }
}
