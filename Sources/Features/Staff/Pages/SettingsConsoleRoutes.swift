internal import FeatureRules
public import FeatureStores
public import Kernel
public import Storage
public import Web

/// A workspace's own settings, and the sample community.
public struct SettingsConsoleRoutes: Sendable {
    public static let place = Place("settings", path: "/settings", roles: .owners)

    /// What happens outside of this feature.
    public struct Effects: Sendable {
        /// Days were cut in the old zone: makes the boards again, in the transaction that changes the zone.
        public var zoneChanged: @Sendable (WorkspaceID, any WriteTransaction) throws -> Void
        /// Makes the figures kept for the pages again.
        public var figuresChanged: @Sendable (WorkspaceID) async throws -> Void
        /// Makes the sample community and gives it to this person; nil if there is none to be had.
        public var makeSample: (@Sendable (StaffID, _ from: WorkspaceID) async throws -> WorkspaceID)?
        public var removeSample: (@Sendable (WorkspaceID, _ by: StaffID) async throws -> Void)?

        public init(
            zoneChanged: @escaping @Sendable (WorkspaceID, any WriteTransaction) throws -> Void,
            figuresChanged: @escaping @Sendable (WorkspaceID) async throws -> Void,
            makeSample: (@Sendable (StaffID, _ from: WorkspaceID) async throws -> WorkspaceID)?,
            removeSample: (@Sendable (WorkspaceID, _ by: StaffID) async throws -> Void)?
        ) {
            self.zoneChanged = zoneChanged
            self.figuresChanged = figuresChanged
            self.makeSample = makeSample
            self.removeSample = removeSample
        }
    }

    private let desk: WorkspaceDesk
    private let effects: Effects

    public init(desk: WorkspaceDesk, effects: Effects) {
        self.desk = desk
        self.effects = effects
    }

    public var routes: [Route] {
        [
            .get("/w/{workspace}/settings", .role(.owners), show),
            .post("/w/{workspace}/settings", .role(.owners), change),
            .post("/w/{workspace}/sample", .role(.operators), makeSample),
            .post("/w/{workspace}/sample/removal", .role(.owners), removeSample),
        ]
    }

    private func show(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        return .page(page(SettingsModel(seat: seat, name: seat.name, zone: seat.zone.name, voice: visit.voice), visit, status: 200))
    }

    private func change(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        var model = SettingsModel(seat: seat, name: visit.form.text("workspace"), zone: visit.form.text("zone"), voice: visit.voice)
        do {
            let zoneChanged = try await desk.change(
                seat.workspace, name: model.name, zone: model.zone, cause: .staff(visit.signedIn().staff)
            ) { [effects] tx in
                try effects.zoneChanged(seat.workspace, tx)
            }
            if zoneChanged { try await effects.figuresChanged(seat.workspace) }
        } catch let refusal as StaffRefusal {
            model.errors[refusal.field ?? "workspace"] = visit.say(refusal.textKey)
            return .page(page(model, visit, status: refusal.status))
        }
        return .redirect(to: Notice.path(seat.path("/settings"), "saved"))
    }

    /// One sample is enough for a person; a second click leads to the first.
    private func makeSample(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        if let sample = person.seats.first(where: \.isSample) { return .redirect(to: sample.path()) }
        guard let make = effects.makeSample else { throw Failure.notFound }
        return .redirect(to: "/w/\(try await make(person.staff, visit.place().workspace))")
    }

    private func removeSample(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        // Only what is marked as a sample can be removed here, whatever the form says.
        guard seat.isSample, let remove = effects.removeSample else { throw Failure.forbidden }
        try await remove(seat.workspace, visit.signedIn().staff)
        let rest = try visit.signedIn().seats.first { $0.workspace != seat.workspace }
        return .redirect(to: rest.map { Notice.path($0.path(), "sample-removed") } ?? "/")
    }

    private func page(_ model: SettingsModel, _ visit: Visit, status: Int) -> Page {
        Page("Staff/settings", title: visit.say("settings.title"), model, frame: .console(Self.place), status: status)
    }
}
