import App
import Embedded
import FeaturePages
import FeatureStores
import Foundation
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import Testing
import Web

/// The whole console over an installation of its own, with two brands.
struct Shop: Sendable {
    static let password = "锅里的汤要慢慢地熬才香"
    static let start = Instant(milliseconds: 1_795_248_000_000)

    let installation: Installation
    let clock: SimulatedClock
    /// Makes accounts whose passwords are cheap to check.
    let staff: StaffDesk
    let routes: [Route]
    let api: APITable
    let client: any TestClientProtocol
    let first: Workspace
    let second: Workspace

    var world: World { installation.world }
    var workspaces: WorkspaceDesk { installation.workspaces }

    static func open(
        extra: [Route] = [], settings: WebSettings = WebSettings(), uploadLimitBytes: Int64 = 1 << 20, sample: Console.Sample? = nil,
        _ test: @escaping @Sendable (Shop) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("shop-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let clock = SimulatedClock(Shop.start)
        let installation = try await Installation(
            DataPlace(folder: folder.path), world: .simulated(seed: 7, clock: clock))
        let queue = ImportQueue(
            database: installation.database, desk: installation.importDesk(), insights: installation.insights,
            search: installation.search, world: installation.world, rejects: ImportQueue.RejectsKeeper(clear: { _ in }, add: { _, _ in }, path: { _ in "" }))
        let logger = Logger(label: "test")
        let console = try Console(
            installation, queue: queue, settings: settings, sample: sample, uploadLimitBytes: uploadLimitBytes, logger: logger,
            isStrict: true)
        let site = try Site(
            world: installation.world, settings: settings, sessions: StaffSessions(database: installation.database),
            places: [StaffConsoleRoutes.place], resources: Console.resources, logger: logger, isStrict: true)
        let router = extra.isEmpty ? console.router() : Gate(site: site, routes: console.routes + extra, api: console.api).router()
        let first = try await installation.workspaces.add(name: "午餐铺", cause: .system)
        let second = try await installation.workspaces.add(name: "宠物店", cause: .system)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { do { try await queue.work() } catch is CancellationError {} }
            try await Application(router: router).test(.router) { client in
                try await test(
                    Shop(
                        installation: installation, clock: clock,
                        staff: StaffDesk(database: installation.database, world: installation.world, cost: .forTests),
                        routes: console.routes, api: try #require(console.api), client: client, first: first, second: second))
            }
            group.cancelAll()
            try await group.waitForAll()
        }
        try await installation.close()
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
