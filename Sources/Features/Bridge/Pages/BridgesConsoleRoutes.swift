internal import FeatureRules
public import FeatureStores
internal import Kernel
public import Web

/// The bridges of a workspace, under the settings.
public struct BridgesConsoleRoutes: Sendable {
    private let desk: BridgeDesk
    private let origin: String?

    /// - Parameter origin: the server's public address, for the example; nil if it is reached by its own.
    public init(desk: BridgeDesk, origin: String?) {
        self.desk = desk
        self.origin = origin
    }

    public var routes: [Route] {
        [
            .get("/w/{workspace}/bridges", .role(.owners), list),
            .post("/w/{workspace}/bridges", .role(.owners), make),
            .get("/w/{workspace}/bridges/{bridge}", .role(.owners), show),
            .post("/w/{workspace}/bridges/{bridge}/switch", .role(.owners), turn),
            .post("/w/{workspace}/bridges/{bridge}/key", .role(.owners), changeKey),
            .post("/w/{workspace}/bridges/{bridge}/removal", .role(.owners), remove),
        ]
    }

    private func list(_ visit: Visit) async throws -> Reply { try await .page(listPage(visit, status: 200) { _ in }) }

    /// The key stands on this one answer and nowhere else.
    private func make(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), name = visit.form.text("name")
        do {
            let fresh = try await desk.make(name: name, workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
            return .page(keyPage(fresh, visit, status: 201))
        } catch let refusal as BridgeRefusal {
            return try await .page(
                listPage(visit, status: 422) { model in
                    model.name = name
                    model.errors[refusal.field] = visit.say(refusal.textKey)
                })
        }
    }

    private func show(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), id: BridgeID = try visit.id("bridge")
        do {
            let entry = try await desk.one(id, in: seat.workspace)
            let refusals = try await desk.refusals(of: id, in: seat.workspace)
            return .page(page("bridge", entry.name, BridgeModel(seat: seat, entry: entry, refusals: refusals, voice: visit.voice)))
        } catch BridgeRefusal.notFound {
            throw Failure.notFound
        }
    }

    private func turn(_ visit: Visit) async throws -> Reply {
        let isOn = visit.form.text("on") == "1"
        return try await act(visit, isOn ? "bridge-on" : "bridge-off") { bridge, seat, cause in
            try await desk.turn(bridge, isOn: isOn, workspace: seat.workspace, cause: cause)
            return seat.path("/bridges/\(bridge)")
        }
    }

    private func changeKey(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        do {
            let fresh = try await desk.changeKey(visit.id("bridge"), workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
            return .page(keyPage(fresh, visit, status: 200))
        } catch BridgeRefusal.notFound {
            throw Failure.notFound
        } catch let refusal as BridgeRefusal {
            return try await .page(listPage(visit, status: 422) { $0.errors[refusal.field] = visit.say(refusal.textKey) })
        }
    }

    private func remove(_ visit: Visit) async throws -> Reply {
        try await act(visit, "bridge-removed") { bridge, seat, cause in
            try await desk.remove(bridge, workspace: seat.workspace, cause: cause)
            return seat.path("/bridges")
        }
    }

    /// Does something to one bridge and goes where it says.
    private func act(_ visit: Visit, _ notice: String, _ deed: (BridgeID, Seat, Cause) async throws -> String) async throws -> Reply {
        do {
            return .redirect(to: Notice.path(try await deed(visit.id("bridge"), visit.place(), .staff(visit.signedIn().staff)), notice))
        } catch BridgeRefusal.notFound {
            throw Failure.notFound
        }
    }

    private func listPage(_ visit: Visit, status: Int, _ fill: (inout BridgesModel) -> Void) async throws -> Page {
        let seat = try visit.place()
        var model = BridgesModel(seat: seat, entries: try await desk.all(in: seat.workspace), voice: visit.voice)
        fill(&model)
        return page("bridges", visit.say("bridges.title"), model, status)
    }

    private func keyPage(_ fresh: BridgeDesk.Fresh, _ visit: Visit, status: Int) -> Page {
        page("key", visit.say("bridges.key.title"), BridgeKeyModel(fresh: fresh, origin: origin, seat: visit.seat, now: visit.voice.now), status)
    }

    private func page(_ view: String, _ title: String, _ model: any PageModel, _ status: Int = 200) -> Page {
        Page("Bridge/\(view)", title: title, model, frame: .console(SettingsConsoleRoutes.place), status: status)
    }
}

extension BridgeRefusal {
    fileprivate var field: String {
        switch self {
        case .nameEmpty, .nameTooLong: "name"
        case .notFound, .tooMany, .isOff, .keyMissing: "list"
        }
    }

    fileprivate var textKey: String { "refusal.bridge.\(rawValue)" }
}
