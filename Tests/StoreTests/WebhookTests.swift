import Engines
import Exports
import FeatureRules
import FeatureStores
import Foundation
import Journal
import Kernel
import Storage
import Testing
import Vault
import Web

@Suite(.serialized) struct WebhookTests {
    /// Desks on a database that runs every transaction twice, on a clock that is set.
    struct Office {
        let bench: ImportBench
        let clock = SimulatedClock(TaskTests.start + .days(67))
        let world: World
        let vault: Vault
        let database: any Database
        let desk: WebhookDesk
        let dispatch: WebhookDispatch

        init(_ bench: ImportBench, key: UInt8 = 7) {
            self.bench = bench
            world = World.simulated(seed: 11, clock: clock)
            vault = Vault(key: Array(repeating: key, count: Vault.keyBytes), world: world)
            database = TwiceDatabase(inner: bench.database)
            desk = WebhookDesk(database: database, vault: vault, world: world)
            dispatch = WebhookDispatch(database: database, vault: vault, world: world)
        }

        var insights: InsightsDesk {
            InsightsDesk(
                database: database, zones: bench.zones,
                followers: [TaskFollower(world: world, zones: bench.zones), WebhookFollower(world: world)])
        }

        func add(_ events: [WebhookEvent] = WebhookEvent.allCases, in workspace: WorkspaceID = ImportBench.ours) async throws -> WebhookDesk.Fresh {
            try await desk.add(address: "https://till.example/hook?key=1", events: events, workspace: workspace, cause: .system)
        }

        func deliveries(_ filter: WebhookDeliveryQueries.Filter = .all, in workspace: WorkspaceID = ImportBench.ours) async throws -> [WebhookDelivery] {
            try await bench.database.read { tx in try WebhookDeliveryQueries.page(filter, limit: 100, in: workspace, tx) }
        }

        /// What was told of one event, as JSON.
        func told(_ event: WebhookEvent, in workspace: WorkspaceID = ImportBench.ours) async throws -> [[String: Any]] {
            let bodies = try await bench.database.read { tx in
                try tx.all(
                    """
                    SELECT o.body FROM outbox o JOIN webhook_delivery d ON d.workspace_id = o.workspace_id AND d.id = o.id
                    WHERE o.workspace_id = \(workspace) AND d.event = \(event.rawValue) ORDER BY o.id
                    """
                ) { $0.text(0) }
            }
            return try bodies.map { try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
        }

        /// Takes the next post and says what came of it.
        @discardableResult
        func send(_ hook: WebhookID, _ outcome: OutboxDelivery.Outcome, status: Int?, problem: String? = nil) async throws -> WebhookDispatch.Errand {
            let errand = try #require(try await dispatch.next(to: hook, in: ImportBench.ours))
            try await dispatch.settle(errand, outcome, status: status, problem: problem, took: .seconds(1), workspace: ImportBench.ours)
            return errand
        }
    }

    static func with(_ engine: Engine, _ body: (Office) async throws -> Void) async throws {
        try await ImportBench.with(engine) { bench in try await body(Office(bench)) }
    }

    /// A group of nine who talk every day for 45 days; then only the host does.
    static func chat(until last: Int64) -> Chat {
        var chat = Chat()
        for day in 0...last {
            for sender in ["host"] + (day < 45 ? (1...8).map { "guest \($0)" } : []) {
                chat.lines.append(.init(at: TaskTests.start + .days(day), sender: sender, name: sender, text: "第 \(day) 天打卡"))
            }
        }
        return chat
    }

    @Test(arguments: Engine.available) func aSecretIsToldOnceAndKeptSealed(_ engine: Engine) async throws {
        try await Self.with(engine) { office in
            let fresh = try await office.add()
            #expect(fresh.secret.text.hasPrefix("whsec_") && fresh.secret.bytes.count == 32)
            #expect(fresh.entry.origin == "https://till.example")
            let kept = try await office.bench.database.read { tx in try tx.all("SELECT secret FROM webhook") { $0.blob(0) } }
            let sealed = try #require(kept.first)
            #expect(kept.count == 1 && sealed.count == 1 + 12 + 32 + 16)
            #expect(!sealed.indices.contains { sealed[$0...].starts(with: fresh.secret.bytes.prefix(8)) })
            _ = try await office.desk.test(fresh.entry.id, workspace: ImportBench.ours)
            #expect(try await office.send(fresh.entry.id, .accepted, status: 200).secrets == [fresh.secret.bytes])
            // Another key opens nothing.
            _ = try await office.desk.test(fresh.entry.id, workspace: ImportBench.ours)
            let other = Office(office.bench, key: 8)
            #expect(try await other.dispatch.unreadable(in: ImportBench.ours) == 1)
            #expect(try await office.dispatch.unreadable(in: ImportBench.ours) == 0)
            other.clock.set(office.clock.now)
            #expect(try await other.dispatch.next(to: fresh.entry.id, in: ImportBench.ours)?.secrets.isEmpty == true)
        }
    }

    @Test(arguments: Engine.available) func bothSecretsSignForADay(_ engine: Engine) async throws {
        try await Self.with(engine) { office in
            let first = try await office.add(), id = first.entry.id
            let second = try await office.desk.changeSecret(id, workspace: ImportBench.ours, cause: .system)
            #expect(second.entry.oldSecretUntil == office.clock.now + .hours(24))
            for (wait, secrets) in [(Span.hours(23), [second.secret.bytes, first.secret.bytes]), (.hours(1), [second.secret.bytes])] {
                office.clock.advance(wait)
                _ = try await office.desk.test(id, workspace: ImportBench.ours)
                #expect(try await office.send(id, .accepted, status: 204).secrets == secrets)
            }
        }
    }

    @Test(arguments: Engine.available) func aChangedGroupAndNewTasksAreToldOnce(_ engine: Engine) async throws {
        try await Self.with(engine) { office in
            try await office.bench.take(Self.chat(until: 44).jsonLines, indexed: false)
            try await office.insights.refresh(ImportBench.ours)
            let hook = try await office.add([.groupStateChanged, .tasksSuggested])
            _ = try await office.add([.importFinished])
            _ = try await office.add(in: ImportBench.theirs)
            try await office.insights.refresh(ImportBench.ours)
            #expect(try await office.deliveries().isEmpty, "what was so before is no news")
            // They fall silent, and the host talks on.
            try await office.bench.take(Self.chat(until: 66).jsonLines, as: "later.jsonl", indexed: false)
            for _ in 0..<3 { try await office.insights.refresh(ImportBench.ours) }
            let changes = try await office.told(.groupStateChanged), tasks = try await office.told(.tasksSuggested)
            #expect(changes.count == 1 && tasks.count == 1)
            let change = try #require(changes.first?["data"] as? [String: Any]), new = try #require(tasks.first?["data"] as? [String: Any])
            #expect(change["from"] as? String == "steady" && change["to"] as? String == "cooling" && change["speakers_7d"] as? Int == 1)
            #expect((change["group"] as? [String: Any])?["name"] is String && change["as_of"] is String)
            let listed = try #require(new["tasks"] as? [[String: Any]])
            #expect(new["new"] as? Int == listed.count && listed.contains { $0["kind"] as? String == "greet" && $0["member"] is String })
            #expect(Set(changes[0].keys) == ["type", "timestamp", "workspace", "data"] && changes[0]["type"] as? String == "group.state_changed")
            #expect(try await office.deliveries().allSatisfy { $0.webhook == hook.entry.id && $0.state == .waiting && $0.tries == 0 })
            #expect(try await office.deliveries(in: ImportBench.theirs).isEmpty)
            // What changed back and again is news again, though the chat ends at the same moment.
            try await office.bench.database.write { tx in
                try tx.run("UPDATE webhook_group_state SET state = 'steady' WHERE workspace_id = \(ImportBench.ours)")
                try tx.run("UPDATE task SET suggested = 0 WHERE workspace_id = \(ImportBench.ours)")
                try tx.run("DELETE FROM diagnosis WHERE workspace_id = \(ImportBench.ours)")
            }
            for _ in 0..<3 { try await office.insights.refresh(ImportBench.ours) }
            #expect(try await office.told(.groupStateChanged).count == 2)
            #expect(try await office.told(.tasksSuggested).count == 2)
        }
    }

    @Test(arguments: Engine.available) func whatIsDecidedAboutIsNoNews(_ engine: Engine) async throws {
        try await Self.with(engine) { office in
            try await office.bench.take(TaskTests.chat(until: 40).jsonLines, indexed: false)
            try await office.insights.refresh(ImportBench.ours)
            let open = try await office.bench.database.read { [now = office.clock.now] tx in
                try TaskQueries.page(TaskFilter(), limit: 50, now: now, in: ImportBench.ours, tx)
            }
            let tasks = TaskDesk(database: office.database, journal: Journal(world: office.world), world: office.world)
            for task in open { _ = try await tasks.settle(task.id, .dismissed, workspace: ImportBench.ours, cause: .system) }
            _ = try await office.add()
            try await office.bench.database.write { tx in try tx.run("UPDATE task SET suggested = 0 WHERE workspace_id = \(ImportBench.ours)") }
            try await office.insights.refresh(ImportBench.ours)
            #expect(!open.isEmpty)
            #expect(try await office.told(.tasksSuggested).isEmpty)
        }
    }

    @Test(arguments: Engine.available) func anImportAndAReportAreToldOnce(_ engine: Engine) async throws {
        try await Self.with(engine) { office in
            _ = try await office.add()
            let bench = office.bench, zones = bench.zones
            let path = bench.folder.appending(path: "a.jsonl").path
            try TaskTests.chat(until: 3).jsonLines.write(toFile: path, atomically: false, encoding: .utf8)
            let queue = ImportQueue(
                database: office.database,
                desk: ImportDesk(database: bench.database, index: nil, journal: Journal(world: bench.world), board: bench.board, world: bench.world),
                insights: InsightsDesk(database: bench.database, zones: zones), search: bench.search, world: bench.world,
                rejects: ImportQueue.RejectsKeeper(clear: { _ in }, add: { _, _ in }, path: { _ in "" }))
            let run = try await queue.add(
                ImportOrder(
                    workspace: ImportBench.ours, path: path, file: "a.jsonl", groupName: nil, staff: StaffID(5), options: ReadOptions(zone: .shanghai),
                    format: .jsonLines))
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await queue.work() }
                while try await queue.run(run, in: ImportBench.ours)?.ended == nil { try await Task.sleep(for: .milliseconds(5)) }
                group.cancelAll()
            }
            let told = try await office.told(.importFinished), data = try #require(told.first?["data"] as? [String: Any])
            #expect(told.count == 1 && data["id"] as? String == run.description && data["state"] as? String == "done")
            #expect(data["messages"] as? Int == 16 && data["groups"] as? Int == 1 && data["rejected"] as? Int == 0)
            let plan = ReportPlan(world: office.world, zones: zones)
            let reports = ReportIssueDesk(
                database: office.database, reports: bench.reports, plan: plan, world: office.world, name: { _, _ in "店" }, printer: { _, _, _, _ in "<html>" })
            let issue = try await reports.issue(ImportBench.ours, language: .english)
            let made = try await office.told(.reportMade).map { $0["data"] as? [String: Any] }
            #expect(made.count == 1 && made[0]?["id"] as? String == issue.description && made[0]?["is_weekly"] as? Bool == false)
        }
    }

    @Test(arguments: Engine.available) func theSameIdUntilItArrives(_ engine: Engine) async throws {
        try await Self.with(engine) { office in
            let id = try await office.add().entry.id
            let delivery = try await office.desk.test(id, workspace: ImportBench.ours)
            let first = try await office.send(id, .temporary, status: 500)
            #expect(first.id == "msg_\(delivery)")
            #expect(try await office.dispatch.due(in: ImportBench.ours).isEmpty)
            #expect(try await office.dispatch.next(to: id, in: ImportBench.ours) == nil)
            office.clock.advance(.seconds(5))
            #expect(try await office.dispatch.due(in: ImportBench.ours) == [id])
            // The server dies with it: the claim ends after half a minute, and the next try follows.
            let taken = try #require(try await office.dispatch.next(to: id, in: ImportBench.ours))
            office.clock.advance(.seconds(30))
            #expect(try await office.dispatch.next(to: id, in: ImportBench.ours) == nil)
            office.clock.advance(.seconds(15))
            let third = try await office.send(id, .accepted, status: 200)
            #expect(taken.id == first.id && third.id == first.id && third.body == first.body)
            let found = try #require(try await office.deliveries(.done).first)
            #expect(found.tries == 3 && found.status == 200 && found.took == .seconds(1) && found.answered == office.clock.now)
        }
    }

    @Test(arguments: Engine.available) func aLateAnswerIsNotKept(_ engine: Engine) async throws {
        try await Self.with(engine) { office in
            let ours = ImportBench.ours, id = try await office.add().entry.id, other = try await office.add().entry.id
            let delivery = try await office.desk.test(id, workspace: ours)
            let taken = try #require(try await office.dispatch.next(to: id, in: ours))
            office.clock.advance(.seconds(30))
            #expect(try await office.dispatch.next(to: id, in: ours) == nil)
            try await office.dispatch.settle(taken, .permanent, status: 404, problem: nil, took: .seconds(40), workspace: ours)
            func page(_ filter: WebhookDeliveryQueries.Filter, to hook: WebhookID) async throws -> [WebhookDelivery] {
                try await office.bench.database.read { tx in try WebhookDeliveryQueries.page(filter, to: hook, limit: 9, in: ours, tx) }
            }
            let waiting = try await page(.waiting, to: id), all = try await page(.all, to: id)
            #expect(waiting.map(\.id) == [delivery] && all.map(\.id) == [delivery])
            #expect(waiting.allSatisfy { $0.status == nil && $0.answered == nil && $0.took == nil })
            let failed = try await page(.failed, to: id), others = try await page(.all, to: other)
            #expect(failed.isEmpty && others.isEmpty)
        }
    }

    @Test(arguments: Engine.available) func aFailedOneIsDecidedByAPerson(_ engine: Engine) async throws {
        try await Self.with(engine) { office in
            let id = try await office.add().entry.id, desk = office.desk, ours = ImportBench.ours
            let failed = try await desk.test(id, workspace: ours)
            await #expect(throws: WebhookRefusal.notDecidable) { try await desk.decide(failed, .again, workspace: ours) }
            try await office.send(id, .permanent, status: 404)
            #expect(try await office.deliveries(.failed).map(\.id) == [failed])
            #expect(try await office.bench.database.read { tx in try WebhookDeliveryQueries.troubled(in: ours, tx) } == [id: 1])
            await #expect(throws: WebhookRefusal.notFound) { try await desk.decide(failed, .again, workspace: ImportBench.theirs) }
            try await desk.decide(failed, .again, workspace: ours)
            for _ in 0..<10 {
                try await office.send(id, .lost, status: nil, problem: "timeout")
                office.clock.advance(.hours(6))
            }
            let unknown = try #require(try await office.deliveries(.unknown).first)
            #expect(unknown.id == failed && unknown.problem == "timeout" && unknown.status == nil)
            try await desk.decide(failed, .abandoned, workspace: ours)
            #expect(try await office.deliveries(.failed).map(\.id) == [failed])
        }
    }

    @Test(arguments: Engine.available) func whoAnswers410IsToldNothingMore(_ engine: Engine) async throws {
        try await Self.with(engine) { office in
            let id = try await office.add().entry.id, desk = office.desk, ours = ImportBench.ours
            let first = try await desk.test(id, workspace: ours), second = try await desk.test(id, workspace: ours)
            try await office.send(id, .permanent, status: 410)
            #expect(try await desk.one(id, in: ours).state == .gone)
            #expect(try await office.dispatch.next(to: id, in: ours) == nil)
            #expect(try await office.dispatch.due(in: ours).isEmpty)
            await #expect(throws: WebhookRefusal.isOff) { _ = try await desk.test(id, workspace: ours) }
            await #expect(throws: WebhookRefusal.isOff) { try await desk.decide(first, .again, workspace: ours) }
            try await desk.change(id, events: nil, isOn: true, workspace: ours, cause: .system)
            #expect(try await office.send(id, .accepted, status: 200).id == "msg_\(second)", "what waited goes on")
            let acts = try await office.bench.database.read { tx in try AuditQueries.page(before: nil, limit: 20, in: ours, tx) }
            #expect(acts.map(\.kind) == ["webhook.switched_on", "webhook.switched_off", "webhook.added"])
            #expect(acts.allSatisfy { $0.name == "https://till.example" }, "the rest of an address may hold a key")
        }
    }

    @Test(arguments: Engine.available) func whatIsRemovedLeavesNothing(_ engine: Engine) async throws {
        try await Self.with(engine) { office in
            let ours = ImportBench.ours, one = try await office.add().entry.id, other = try await office.add().entry.id
            _ = try await office.desk.test(one, workspace: ours)
            let kept = try await office.desk.test(other, workspace: ours)
            await #expect(throws: WebhookRefusal.notFound) { try await office.desk.remove(one, workspace: ImportBench.theirs, cause: .system) }
            try await office.desk.remove(one, workspace: ours, cause: .system)
            #expect(try await office.desk.all(in: ours).map(\.id) == [other])
            #expect(try await [office.bench.count("outbox"), office.bench.count("webhook_delivery")] == [1, 1])
            // After a month it is forgotten.
            office.clock.advance(.days(30))
            #expect(try await office.dispatch.forget(in: ours) == 0)
            #expect(try await office.deliveries().map(\.id) == [kept])
            office.clock.advance(.seconds(1))
            #expect(try await office.dispatch.forget(in: ours) == 1)
            #expect(try await [office.bench.count("outbox"), office.bench.count("webhook_delivery")] == [0, 0])
        }
    }

    @Test(arguments: Engine.available) func whatCannotBeIsRefused(_ engine: Engine) async throws {
        try await Self.with(engine) { office in
            let ours = ImportBench.ours, desk = office.desk
            await #expect(throws: WebhookRefusal.noEvents) { _ = try await office.add([]) }
            let id = try await office.add().entry.id
            await #expect(throws: WebhookRefusal.noEvents) { try await desk.change(id, events: [], isOn: nil, workspace: ours, cause: .system) }
            await #expect(throws: WebhookRefusal.notFound) {
                try await desk.change(id, events: nil, isOn: false, workspace: ImportBench.theirs, cause: .system)
            }
            await #expect(throws: WebhookRefusal.notFound) { _ = try await desk.test(id, workspace: ImportBench.theirs) }
            for _ in 1..<WebhookDesk.limit { _ = try await office.add() }
            await #expect(throws: WebhookRefusal.tooMany) { _ = try await office.add() }
            let keyless = WebhookDesk(database: office.database, vault: Vault(key: nil, world: office.world), world: office.world)
            await #expect(throws: WebhookRefusal.keyMissing) {
                _ = try await keyless.add(address: "https://a.example/", events: [.reportMade], workspace: ImportBench.theirs, cause: .system)
            }
        }
    }
}
