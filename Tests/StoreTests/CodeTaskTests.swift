import Engines
import FeatureRules
import FeatureStores
import Journal
import Kernel
import Storage
import Testing

/// Alarms of codes on the work list, on both engines.
@Suite(.serialized) struct CodeTaskTests {
    private struct Desk {
        let bench: ImportBench
        let codes: LiveCodeDesk
        let keeper: CodeTasks
        let tasks: TaskDesk

        init(_ bench: ImportBench) {
            self.bench = bench
            codes = LiveCodeDesk(database: bench.database, world: bench.world)
            keeper = CodeTasks(database: TwiceDatabase(inner: bench.database), world: bench.world)
            tasks = TaskDesk(database: bench.database, journal: Journal(world: bench.world), world: bench.world)
        }

        func code(_ name: String, members: Int, days: Int) async throws -> (LiveCodeID, LiveTargetID) {
            let code = try await codes.add(LiveCodePlan(name: name, guide: "", fill: .inOrder, reserve: 0), workspace: ImportBench.ours, cause: .commandLine)
            let target = try await codes.add(
                TargetPlan(name: "一群", cap: 200, members: members, days: days), LiveCodeDesk.Picture(type: "image/png", bytes: [1]), to: code,
                workspace: ImportBench.ours, cause: .commandLine)
            return (code, target)
        }

        func open(_ state: TaskFilter.State = .open) async throws -> [TaskEntry] {
            let now = bench.world.now()
            return try await bench.database.read { tx in
                try TaskQueries.page(TaskFilter(state: state), limit: 50, now: now, in: ImportBench.ours, tx)
            }
        }
    }

    @Test(arguments: Engine.available) func theyFollowTheCodes(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let desk = Desk(bench), ours = ImportBench.ours
            try await desk.keeper.refresh(ours)
            #expect(try await desk.open().isEmpty)
            let (code, target) = try await desk.code("春季", members: 190, days: 30)
            _ = try await desk.code("夏季", members: 1, days: 30)
            for _ in 0..<2 { try await desk.keeper.refresh(ours) }
            let task = try #require(try await desk.open().first)
            #expect(try await desk.open().count == 1)
            #expect(task.code == code && task.groupName == "春季" && task.otherName == "一群" && task.facts.alarm == "last-open" && task.weight == 950)
            // The figures of groups leave them alone.
            try await bench.take(GroupRecordTests.chat("一群", days: 0...40).jsonLines)
            let insights = InsightsDesk(database: bench.database, zones: bench.zones, followers: [TaskFollower(world: bench.world, zones: bench.zones)])
            try await insights.refresh(ours)
            #expect(try await desk.open().contains { $0.id == task.id })
            // Somebody looked into the group and counted.
            try await desk.codes.change(target, of: code, TargetPlan(name: "一群", cap: 200, members: 20, days: 30), workspace: ours, cause: .commandLine)
            try await desk.keeper.refresh(ours)
            #expect(try await desk.open().allSatisfy { $0.code == nil })
            let left = try await bench.database.read { tx in try tx.first("SELECT count(*) FROM task WHERE kind = 'code'") { $0.int(0) } }
            #expect(left == 0, "what nobody decided about leaves no history")
        }
    }

    @Test(arguments: Engine.available) func whatIsDecidedHolds(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let desk = Desk(bench), ours = ImportBench.ours
            let (code, target) = try await desk.code("春季", members: 190, days: 30)
            try await desk.keeper.refresh(ours)
            let task = try #require(try await desk.open().first)
            try await desk.tasks.settle(task.id, .dismissed, workspace: ours, cause: .commandLine)
            try await desk.keeper.refresh(ours)
            #expect(try await desk.open().isEmpty)
            #expect(try await desk.open(.dismissed).map(\.id) == [task.id])
            // The next occasion is another task.
            try await desk.codes.change(target, of: code, TargetPlan(name: "一群", cap: 200, members: 195, days: 30), workspace: ours, cause: .commandLine)
            try await desk.keeper.refresh(ours)
            let next = try #require(try await desk.open().first)
            #expect(next.id != task.id)
            try await desk.tasks.settle(next.id, .done, workspace: ours, cause: .commandLine)
            #expect(try await desk.open(.done).first?.until == bench.world.now() + .days(1))
            let comparisons = try await Rebuild([TaskBoard()]).run(ours, check: true, on: bench.database)
            #expect(comparisons.allSatisfy { $0.isEqual })
            try await desk.codes.remove(code, workspace: ours, cause: .commandLine)
            try await desk.keeper.refresh(ours)
            let (done, open) = (try await desk.open(.done), try await desk.open())
            #expect(done.isEmpty && open.isEmpty)
        }
    }
}
