import Engines
import FeatureRules
import FeatureStores
import Journal
import Kernel
import Storage
import Testing

@Suite(.serialized) struct TaskTests {
    static let start = Instant(iso: "2026-11-01 08:00:00", zone: .shanghai) ?? Instant(milliseconds: 0)

    /// The bench with the desks of tasks in a world whose clock can be set.
    struct Office {
        let bench: ImportBench
        let clock = SimulatedClock(TaskTests.start + .days(20))
        let world: World
        let desk: TaskDesk
        let insights: InsightsDesk

        init(_ bench: ImportBench) {
            self.bench = bench
            world = World.simulated(seed: 5, clock: clock)
            desk = TaskDesk(database: bench.database, journal: Journal(world: world), world: world)
            insights = InsightsDesk(
                database: bench.database, zones: bench.zones, followers: [TaskFollower(world: world, zones: bench.zones)])
        }

        func page(_ state: TaskFilter.State = .open, kind: TaskKind? = nil, in workspace: WorkspaceID = ImportBench.ours) async throws -> [TaskEntry] {
            try await bench.database.read { [clock] tx in
                try TaskQueries.page(TaskFilter(state: state, kind: kind), limit: 50, now: clock.now, in: workspace, tx)
            }
        }

        func rows() async throws -> [[Value]] {
            try await bench.database.read { tx in
                var rows: [[Value]] = []
                try tx.each("SELECT key, id, member_id, message_id, facts, weight, suggested, listed_ms, outcome FROM task ORDER BY key") { row in
                    rows.append((0..<row.columns).map { row.value($0) })
                }
                return rows
            }
        }

        func settle(_ task: TaskEntry, _ decision: TaskState.Decision, in workspace: WorkspaceID = ImportBench.ours) async throws -> Bool {
            try await desk.settle(task.id, decision, workspace: workspace, cause: .system)
        }

        func events() async throws -> Int {
            try await bench.database.read { tx in
                try tx.first("SELECT count(*) FROM event WHERE kind >= 'task.' AND kind < 'task/'") { $0.int(0) } ?? 0
            }
        }

        func boardIsTrue() async throws -> Bool {
            try await Rebuild([TaskBoard()]).run(ImportBench.ours, check: true, on: bench.database).allSatisfy(\.isEqual)
        }
    }

    /// A group in which three fell silent and the host talks on until `last` days after the start.
    static func chat(until last: Int64 = 40) -> Chat {
        var chat = Chat()
        func say(_ day: Int64, _ hour: Int64, _ sender: String, _ text: String) {
            chat.lines.append(.init(at: start + .days(day) + .hours(hour), sender: sender, name: sender, text: text))
        }
        for day in 0...last {
            say(day, 0, "host", "早上好 今天第 \(day) 天")
            if day < 20 { for sender in ["amy", "bob", "cat"] { say(day, 1, sender, sender == "amy" ? "我家猫不爱喝水怎么办才好" : "打卡") } }
        }
        return chat
    }

    static func with(_ engine: Engine, until last: Int64 = 40, _ body: (Office) async throws -> Void) async throws {
        try await ImportBench.with(engine) { bench in
            try await bench.take(chat(until: last).jsonLines, indexed: false)
            let office = Office(bench)
            office.clock.set(start + .days(last) + .hours(1))
            try await office.insights.refresh(ImportBench.ours)
            try await body(office)
        }
    }

    @Test(arguments: Engine.available) func tasksComeFromFiguresAndStayTheSame(_ engine: Engine) async throws {
        try await Self.with(engine) { office in
            let open = try await office.page(kind: .greet)
            #expect(open.count == 3 && open.allSatisfy { $0.state == .open && $0.facts.count == 20 })
            #expect(open.count { $0.message != nil } == 1, "check-ins say nothing of what they cared about")
            let rows = try await office.rows()
            for _ in 0..<2 { try await office.insights.refresh(ImportBench.ours) }
            #expect(try await office.rows() == rows)
        }
    }

    @Test(arguments: Engine.available) func whoIsPutOnTheBlacklistIsGreetedNoMore(_ engine: Engine) async throws {
        try await Self.with(engine) { office in
            let amy = try #require(try await office.page(kind: .greet).first?.member), ours = ImportBench.ours
            let desk = BlacklistDesk(database: office.bench.database, world: office.world)
            func greeted() async throws -> Bool {
                try await office.insights.refresh(ours)
                return try await office.page(kind: .greet).contains { $0.member == amy }
            }
            #expect(try await greeted())
            try await desk.add(amy, reason: "广告", workspace: ours, cause: .commandLine)
            #expect(try await greeted() == false)
            try await desk.remove(amy, workspace: ours, cause: .commandLine)
            #expect(try await greeted())
        }
    }

    @Test(arguments: Engine.available) func aNewcomerWithoutWordsWaitsForNoReply(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            var chat = Self.chat(until: 40)
            func come(_ name: String, _ type: String, _ texts: String...) {
                for (place, text) in texts.enumerated() {
                    let at = Self.start + .days(40) + .minutes(Int64(20 + place))
                    chat.lines.append(.init(at: at, sender: name, name: name, type: type, text: text))
                }
            }
            come("dan", "other", "[其他]")
            come("eve", "text", "1. 阿明\n2. 阿花")
            come("fay", "text", "打卡", "刚来的，家里养了两只猫")
            try await bench.take(chat.jsonLines, indexed: false)
            let office = Office(bench)
            office.clock.set(Self.start + .days(40) + .hours(2))
            for _ in 0..<2 {
                try await office.insights.refresh(ImportBench.ours)
                let open = try await office.page(kind: .welcome)
                let proofs = try await bench.database.read { try TaskQueries.proofs(of: open, in: ImportBench.ours, $0) }
                #expect(open.count == 1 && proofs.values.map(\.text) == ["刚来的，家里养了两只猫"], "\(open)")
            }
        }
    }

    @Test(arguments: Engine.available) func everyDecisionIsOneEventAndSurvives(_ engine: Engine) async throws {
        try await Self.with(engine) { office in
            let open = try await office.page(kind: .greet)
            for (task, decision) in zip(open, [.done, .later(days: 3), .dismissed] as [TaskState.Decision]) {
                #expect(try await office.settle(task, decision))
                #expect(try await office.settle(task, decision) == false, "a second click")
            }
            #expect(try await office.events() == 3)
            #expect(try await office.page(kind: .greet).isEmpty)
            await #expect(throws: TaskRefusal.settled) { try await office.settle(open[0], .dismissed) }
            await #expect(throws: TaskRefusal.daysOutOfRange) { try await office.settle(open[1], .later(days: 91)) }
            await #expect(throws: TaskRefusal.notFound) { try await office.settle(open[0], .done, in: ImportBench.theirs) }
            try await office.insights.refresh(ImportBench.ours)
            #expect(try await office.page(kind: .greet).isEmpty)
            #expect(try await office.boardIsTrue())
            _ = try await Rebuild([TaskBoard()]).run(ImportBench.ours, check: false, on: office.bench.database)
            for (place, state) in [TaskFilter.State.done, .later, .dismissed].enumerated() {
                #expect(try await office.page(state).map(\.id) == [open[place].id])
            }
            office.clock.advance(.days(4))
            #expect(try await office.page(kind: .greet).map(\.id) == [open[1].id], "put off for three days")
            #expect(try await office.page(.later).isEmpty)
            for task in [open[0], open[2]] { #expect(try await office.settle(task, .reopened)) }
            #expect(try await office.page(kind: .greet).count == 3)
            #expect(try await office.boardIsTrue())
        }
    }

    @Test(arguments: Engine.available) func ofTwoAtOnceOneDecides(_ engine: Engine) async throws {
        try await Self.with(engine) { office in
            let task = try #require(try await office.page(kind: .greet).first)
            let changes = await withTaskGroup(of: Bool.self, returning: Int.self) { people in
                for number in 0..<8 {
                    people.addTask { (try? await office.settle(task, number % 2 == 0 ? .done : .dismissed)) ?? false }
                }
                return await people.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(changes == 1)
            #expect(try await office.events() == 1)
            #expect(try await office.boardIsTrue())
        }
    }

    /// Who speaks again is no task any more; a task that is gone may still be ticked off.
    @Test(arguments: Engine.available) func whatIsNoLongerSuggestedIsGone(_ engine: Engine) async throws {
        try await Self.with(engine) { office in
            let task = try #require(try await office.page(kind: .greet).first { $0.message != nil })
            var more = Self.chat()
            more.lines.append(.init(at: Self.start + .days(40) + .hours(1), sender: "amy", name: "amy", text: "我回来了"))
            try await office.bench.take(more.jsonLines, as: "more.jsonl", indexed: false)
            try await office.insights.refresh(ImportBench.ours)
            #expect(try await office.page(kind: .greet).count == 2)
            let now = office.clock.now
            #expect(try await office.bench.database.read { try TaskQueries.one(task.id, now: now, in: ImportBench.ours, $0)?.state } == .gone)
            #expect(try await office.settle(task, .done))
            #expect(try await office.page(.done).map(\.id) == [task.id])
        }
    }

    /// One is greeted and comes back, two are left alone and one of them comes back by himself.
    @Test(arguments: Engine.available) func theEffectIsKnownAfterTwoWeeks(_ engine: Engine) async throws {
        try await Self.with(engine) { office in
            let greeted = try #require(try await office.page(kind: .greet).first { $0.message != nil })
            #expect(try await office.settle(greeted, .done))
            let since = Self.start
            func tallies() async throws -> [TaskTally] {
                try await office.bench.database.read { try TaskTally.all(since: since, in: ImportBench.ours, $0) }
            }
            #expect(try await tallies().map(\.spoke.whole) == [0], "nobody knows yet")
            var later = Self.chat(until: 56)
            for day in [41, 43] as [Int64] {
                later.lines.append(.init(at: Self.start + .days(day) + .hours(2), sender: "amy", name: "amy", text: "好多了，谢谢"))
            }
            later.lines.append(.init(at: Self.start + .days(45) + .hours(2), sender: "bob", name: "bob", text: "早"))
            later.lines.sort { $0.at < $1.at }
            try await office.bench.take(later.jsonLines, as: "later.jsonl", indexed: false)
            office.clock.set(Self.start + .days(57))
            for _ in 0..<2 { try await office.insights.refresh(ImportBench.ours) }
            let tally = try #require(try await tallies().first)
            #expect(tally.kind == .greet && tally.done == 1 && tally.spoke == Share(1, of: 1) && tally.base == Share(1, of: 2))
            #expect(tally.before == 0 && tally.after == 2)
            let line = try #require(try await office.page(.done).first)
            #expect(line.before == 0 && line.after == 2)
        }
    }

    /// Pages follow each other without a gap.
    @Test(arguments: Engine.available) func listsGoOn(_ engine: Engine) async throws {
        try await Self.with(engine) { office in
            let all = try await office.page().map(\.id), now = office.clock.now
            var walked: [TaskID] = [], after: TaskQueries.Cursor?
            for _ in 0..<(all.count + 1) {
                let cursor = after
                let page = try await office.bench.database.read {
                    try TaskQueries.page(TaskFilter(), after: cursor, limit: 1, now: now, in: ImportBench.ours, $0)
                }
                walked += page.map(\.id)
                guard let last = page.last else { break }
                after = TaskQueries.Cursor(last)
            }
            #expect(walked == all && all.count >= 3)
            #expect(try await office.bench.database.read { try TaskQueries.countOpen(now: now, in: ImportBench.ours, $0) } == all.count)
            #expect(try await office.bench.database.read { try TaskQueries.countOpen(now: now, in: ImportBench.theirs, $0) } == 0)
        }
    }
}
