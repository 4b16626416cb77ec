import Embedded
import FeaturePages
import FeatureStores
import Foundation
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import Storage
import StorageSQLite
import Testing
import Web

/// A console with two brands and its people: 阿明 owns the first, 小林 operates it, 小陈 takes the cash, 老周 reads
/// figures; 外人 owns the second.
struct Shop: Sendable {
    static let password = "锅里的汤要慢慢地熬才香"
    static let start = Instant(milliseconds: 1_795_248_000_000)

    let clock: SimulatedClock
    let world: World
    let staff: StaffDesk
    let workspaces: WorkspaceDesk
    let gate: Gate
    let client: any TestClientProtocol
    var first: Workspace
    var second: Workspace

    static func open(extra: [Route] = [], settings: WebSettings = WebSettings(), _ test: @Sendable (Shop) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("shop-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let clock = SimulatedClock(Shop.start)
        let world = World.simulated(seed: 7, clock: clock)
        let database = try SQLiteDatabase(path: folder.appendingPathComponent("test.db").path)
        let steps = Embedded.schemas.filter { $0.feature == "Staff" }
        try await Migrator(steps.map { Migration(feature: $0.feature, number: $0.number, text: $0.text) }).run(on: database, world: world)
        let staff = StaffDesk(database: database, world: world, cost: .forTests), workspaces = WorkspaceDesk(database: database, world: world)
        let resources = Resources(views: Embedded.views, locales: Embedded.locales, assets: Embedded.assets)
        let site = try Site(
            world: world, settings: settings, sessions: StaffSessions(database: database), places: [StaffConsoleRoutes.place],
            resources: resources, logger: Logger(label: "test"), isStrict: true)
        let gate = Gate(site: site, routes: StaffConsoleRoutes(desk: staff).routes + extra)
        let first = try await workspaces.add(name: "午餐铺", cause: .system)
        let second = try await workspaces.add(name: "宠物店", cause: .system)
        try await Application(router: gate.router()).test(.router) { client in
            let shop = Shop(
                world: world, staff: staff, workspaces: workspaces, gate: gate, client: client, first: first, second: second,
                clock: clock)
            try await test(shop)
        }
        try await database.close()
    }

    init(
        world: World, staff: StaffDesk, workspaces: WorkspaceDesk, gate: Gate, client: any TestClientProtocol, first: Workspace,
        second: Workspace, clock: SimulatedClock
    ) {
        self.world = world
        self.staff = staff
        self.workspaces = workspaces
        self.gate = gate
        self.client = client
        self.first = first
        self.second = second
        self.clock = clock
    }

    /// A browser that knows nobody yet.
    func visitor() -> Visitor { Visitor(client: client) }

    /// A browser in which this person has signed in.
    func signedIn(_ name: String, _ role: Role, in workspace: Workspace? = nil) async throws -> Visitor {
        try await staff.add(
            name: name, role: role, password: Self.password, workspace: (workspace ?? first).id, cause: .system)
        let visitor = visitor()
        let answer = try await visitor.submit("/sign-in", ["name": name, "password": Self.password])
        #expect(answer.status == .seeOther)
        return visitor
    }
}
