import Engines
import FeatureRules
import FeatureStores
import Journal
import Kernel
import Storage
import Synchronization
import Testing
import Web

@Suite(.serialized) struct ReportIssueTests {
    /// A shop whose server can be stopped and started again, on a clock that is set.
    final class Office: Sendable {
        let bench: ImportBench
        /// A Wednesday.
        let clock = SimulatedClock(Instant(iso: "2026-11-25 12:00:00", zone: .shanghai) ?? Instant(milliseconds: 0))
        private let zone = Mutex(Zone.shanghai)
        private let breaks = Mutex(0)
        private let seeds = Mutex<UInt64>(40)

        init(_ bench: ImportBench) { self.bench = bench }

        struct Printer: Error {}

        /// What a server has after a start: nothing but the database.
        func server() -> (desk: ReportIssueDesk, plan: ReportPlan, runner: ScheduleRunner) {
            let world = World.simulated(seed: seeds.withLock { $0 += 1; return $0 }, clock: clock)
            let plan = ReportPlan(world: world, zones: { [self] _, _ in zone.withLock { $0 } })
            let desk = ReportIssueDesk(
                database: bench.database, reports: bench.reports, plan: plan, world: world, name: { _, _ in "店" },
                printer: { [self] report, name, language, now in
                    let isBroken = breaks.withLock { left in
                        left -= left > 0 ? 1 : 0
                        return left > 0
                    }
                    if isBroken { throw Printer() }
                    return "\(name) \(language.rawValue) \(now.iso)"
                })
            return (desk, plan, ScheduleRunner(schedule: Schedule(world: world), database: bench.database, works: [desk]))
        }

        func breakNext(_ times: Int) { breaks.withLock { $0 = times + 1 } }

        func moves(to name: String) async throws {
            let new = try #require(Zone(name))
            zone.withLock { $0 = new }
            let plan = server().plan
            try await bench.database.write { tx in try plan.renew(ImportBench.ours, tx) }
        }

        /// Looks at the schedule, as the server does every little while.
        func tick() async throws -> Int {
            let server = server()
            try await server.desk.mend(ImportBench.ours)
            return try await server.runner.run(ImportBench.ours)
        }

        func set(_ weekday: Int, _ hour: Int, isOn: Bool = true) async throws {
            let setting = ReportSetting(isOn: isOn, timing: try ReportTiming(weekday: weekday, hour: hour), language: .english)
            try await server().desk.change(setting, workspace: ImportBench.ours, cause: .system)
        }

        /// When the kept ones were made, in Shanghai, the oldest first.
        func made() async throws -> [String] {
            try await bench.database.read { tx in
                try ReportIssueQueries.all(in: ImportBench.ours, tx).reversed().map { String($0.made.wall(in: .shanghai).prefix(16)) }
            }
        }
    }

    @Test(arguments: Engine.available) func oneAWeekOverRestarts(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let office = Office(bench)
            #expect(try await office.tick() == 0, "nobody has chosen")
            try await office.set(1, 8)
            // Four weeks, a start of the server at every look, an hour apart.
            for _ in 0..<(4 * 7 * 24) {
                _ = try await office.tick()
                office.clock.advance(.hours(1))
            }
            #expect(try await office.made() == ["2026-11-30 08:00", "2026-12-07 08:00", "2026-12-14 08:00", "2026-12-21 08:00"])
            let all = try await bench.database.read { tx in try ReportIssueQueries.all(in: ImportBench.ours, tx) }
            #expect(all.allSatisfy { $0.isScheduled && $0.language == .english && $0.asOf == nil })
            let theirs = try await bench.database.read { tx in try ReportIssueQueries.all(in: ImportBench.theirs, tx) }
            #expect(theirs.isEmpty)
        }
    }

    @Test(arguments: Engine.available) func aServerThatWasOffMakesUpForItOnce(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let office = Office(bench)
            try await office.set(1, 8)
            office.clock.advance(.days(23))  // three Mondays went by; it is Friday 18 December
            for _ in 0..<3 { _ = try await office.tick() }
            #expect(try await office.made() == ["2026-12-18 12:00"])
            office.clock.advance(.days(3))
            _ = try await office.tick()
            #expect(try await office.made().last == "2026-12-21 12:00")
        }
    }

    @Test(arguments: Engine.available) func anotherZoneMovesIt(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let office = Office(bench)
            try await office.set(1, 8)
            try await office.moves(to: "America/New_York")
            office.clock.set(Instant(iso: "2026-11-30 09:00:00", zone: .shanghai) ?? office.clock.now)
            #expect(try await office.tick() == 0, "it is Sunday evening there")
            office.clock.advance(.hours(12))  // eight in New York
            #expect(try await office.tick() == 1)
            #expect(try await office.made() == ["2026-11-30 21:00"])
            // Back again in the same week: it has its report.
            try await office.moves(to: "Asia/Shanghai")
            office.clock.advance(.days(6))
            #expect(try await office.tick() == 0)
            office.clock.advance(.days(1))
            #expect(try await office.tick() == 1)
        }
    }

    @Test(arguments: Engine.available) func changingTheTimeMakesNoSecondOne(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let office = Office(bench)
            try await office.set(5, 9)
            try await office.set(4, 9)  // Thursday instead
            office.clock.advance(.days(1))
            #expect(try await office.tick() == 1)
            try await office.set(6, 9)  // and now Saturday: this week has one
            office.clock.advance(.days(3))
            #expect(try await office.tick() == 0)
            office.clock.advance(.days(6))
            #expect(try await office.tick() == 1)
            try await office.set(6, 9, isOn: false)
            office.clock.advance(.days(30))
            #expect(try await office.tick() == 0)
            #expect(try await office.made().count == 2)
        }
    }

    @Test(arguments: Engine.available) func aFailureIsTriedAgainAndLeavesNothing(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let office = Office(bench)
            try await office.set(1, 8)
            office.clock.set(Instant(iso: "2026-11-30 08:00:00", zone: .shanghai) ?? office.clock.now)
            office.breakNext(2)
            var made = 0
            for _ in 0..<200 where made == 0 {
                made = try await office.tick()
                office.clock.advance(.minutes(1))
            }
            #expect(made == 1)
            #expect(try await office.made().count == 1)
        }
    }

    @Test(arguments: Engine.available) func theLastOnesAreKeptAndRemoved(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let office = Office(bench), desk = office.server().desk
            var ids: [ReportIssueID] = []
            for _ in 0..<(ReportIssueDesk.kept + 3) {
                ids.append(try await desk.issue(ImportBench.ours, language: .chinese))
                office.clock.advance(.minutes(1))
            }
            try await desk.issue(ImportBench.theirs, language: .english)
            let kept = try await bench.database.read { tx in try ReportIssueQueries.all(in: ImportBench.ours, tx) }
            #expect(kept.map(\.id) == ids.suffix(ReportIssueDesk.kept).reversed())
            #expect(kept.allSatisfy { !$0.isScheduled && $0.bytes > 0 })
            try await desk.remove(kept[0].id, workspace: ImportBench.ours, cause: .system)
            await #expect(throws: ReportRefusal.notFound) { try await desk.remove(kept[0].id, workspace: ImportBench.ours, cause: .system) }
            await #expect(throws: ReportRefusal.notFound) { try await desk.remove(kept[1].id, workspace: ImportBench.theirs, cause: .system) }
            let (text, foreign) = try await bench.database.read { tx in
                (try ReportIssueQueries.html(kept[1].id, in: ImportBench.ours, tx), try ReportIssueQueries.html(kept[1].id, in: ImportBench.theirs, tx))
            }
            #expect(text?.hasPrefix("店 zh-Hans") == true && foreign == nil)
        }
    }
}
