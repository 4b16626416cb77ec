import Engines
import FeatureRules
import FeatureStores
import Journal
import Kernel
import Storage
import Testing

/// What is told of new tasks agrees with the list, and newcomers are chosen by what they said.
@Suite(.serialized) struct TaskNewsTests {
    private static let ours = ImportBench.ours

    private func open(_ office: WebhookTests.Office, kind: TaskKind? = nil) async throws -> [TaskEntry] {
        let now = office.clock.now
        return try await office.bench.database.read { tx in
            try TaskQueries.page(TaskFilter(kind: kind), limit: 50, now: now, in: Self.ours, tx)
        }
    }

    private func change(_ office: WebhookTests.Office, _ sql: SQL) async throws {
        try await office.bench.database.write { tx in _ = try tx.run(sql) }
    }

    private static func with(_ engine: Engine, _ chat: Chat, _ body: (WebhookTests.Office) async throws -> Void) async throws {
        try await WebhookTests.with(engine) { office in
            try await office.bench.take(chat.jsonLines, indexed: false)
            try await office.insights.refresh(ours)
            try await body(office)
        }
    }

    @Test(arguments: Engine.available) func whatIsToldOpenIsOpen(_ engine: Engine) async throws {
        try await Self.with(engine, TaskTests.chat(until: 40)) { office in
            _ = try await office.add([.tasksSuggested])
            let before = try await open(office)
            let (back, gone) = (try #require(before.first { $0.kind == .greet }), try #require(before.last { $0.kind == .greet }))
            // One comes back upon the list, and in its place one stands there that the figures no longer suggest.
            try await change(office, "UPDATE task SET suggested = 0 WHERE workspace_id = \(Self.ours) AND id = \(back.id)")
            try await change(
                office,
                """
                INSERT INTO task (workspace_id, key, id, kind, group_id, member_id, facts, weight, suggested, listed_ms)
                SELECT workspace_id, 'greet:' || group_id || ':7', 7, kind, group_id, 7, facts, weight, 1, listed_ms
                FROM task WHERE workspace_id = \(Self.ours) AND id = \(gone.id)
                """)
            try await office.insights.refresh(Self.ours)
            let told = try await office.told(.tasksSuggested)
            let data = try #require(told.first?["data"] as? [String: Any])
            #expect(told.count == 1 && data["new"] as? Int == 1)
            #expect(try await data["open"] as? Int == open(office).count)
        }
    }

    @Test(arguments: Engine.available) func whoIsDecidedAboutIsNoNewsUnderAnotherName(_ engine: Engine) async throws {
        try await Self.with(engine, TaskTests.chat(until: 40)) { office in
            let greets = try await open(office, kind: .greet), (gone, stays) = (greets[0], greets[1])
            let tasks = TaskDesk(database: office.database, journal: Journal(world: office.world), world: office.world)
            _ = try await tasks.settle(gone.id, .dismissed, workspace: Self.ours, cause: .system)
            try await change(office, "UPDATE task SET suggested = 0 WHERE workspace_id = \(Self.ours) AND id = \(stays.id)")
            let bench = office.bench
            let desk = MemberDesk(database: bench.database, journal: Journal(world: bench.world), board: bench.board, world: bench.world)
            try await desk.merge(try #require(gone.member), into: try #require(stays.member), workspace: Self.ours, cause: .system)
            _ = try await office.add([.tasksSuggested])
            try await office.insights.refresh(Self.ours)
            #expect(try await office.told(.tasksSuggested).isEmpty)
        }
    }

    /// Seven who sent nothing but check-ins came before five with words, of whom one said much more.
    @Test(arguments: Engine.available) func whoHasNoWordsTakesNoPlace(_ engine: Engine) async throws {
        var chat = TaskTests.chat(until: 40)
        // So far apart that nobody turns to whoever spoke before.
        var at = TaskTests.start + .days(40)
        func say(_ name: String, _ text: String) {
            at = at + .minutes(7)
            chat.lines.append(.init(at: at, sender: name, name: name, text: text))
        }
        for number in 1...7 { say("quiet \(number)", "打卡") }
        for number in 1...5 { say("new \(number)", "刚来的，想问问大家") }
        for more in 1...12 { say("new 1", "再说一句 \(more)") }
        try await Self.with(engine, chat) { office in
            for _ in 0..<2 {
                let welcomes = try await open(office, kind: .welcome)
                let proofs = try await office.bench.database.read { try TaskQueries.proofs(of: welcomes, in: Self.ours, $0) }
                #expect(welcomes.count == 5 && Set(proofs.values.map(\.text)) == ["刚来的，想问问大家"], "\(proofs.values.map(\.text))")
                try await office.insights.refresh(Self.ours)
            }
        }
    }
}
