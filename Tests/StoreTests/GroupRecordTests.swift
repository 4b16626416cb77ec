import Engines
import FeatureRules
import FeatureStores
import Journal
import Kernel
import Storage
import Testing

@Suite(.serialized) struct GroupRecordTests {
    static let start = Instant(iso: "2026-09-01 08:00:00", zone: .shanghai) ?? Instant(milliseconds: 0)

    /// Six people who talk every day.
    static func chat(_ group: String, days: ClosedRange<Int64>) -> Chat {
        var chat = Chat()
        for day in days {
            for sender in ["amy", "bob", "cat", "dan", "eve", "fox"] {
                chat.lines.append(.init(at: start + .days(day), sender: sender, name: sender, text: "\(sender) \(day)", group: group))
            }
        }
        return chat
    }

    static func state(of group: String, _ bench: ImportBench) async throws -> GroupState? {
        let insights = InsightsDesk(database: bench.database, zones: bench.zones)
        try await insights.refresh(ImportBench.ours)
        let report = try await bench.reports.report(on: ImportBench.ours)
        let kept = try await bench.database.read { tx in
            try InsightsQueries.all(in: ImportBench.ours, tx).first { $0.group.name == group }?.figures.state
        }
        #expect(kept == report?.groups.first { $0.group.name == group }?.figures.state, "pages and report differ")
        return kept
    }

    @Test(arguments: Engine.available) func anOldExportIsNotADeadGroup(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            try await bench.take(Self.chat("一群", days: 0...40).jsonLines)
            #expect(try await Self.state(of: "一群", bench) == .steady)
            try await bench.take(Self.chat("二群", days: 0...60).jsonLines)
            #expect(try await Self.state(of: "一群", bench) == .recordEnded)
            // The same once more tells nothing new.
            try await bench.take(Self.chat("一群", days: 0...40).jsonLines)
            #expect(try await Self.state(of: "一群", bench) == .recordEnded)
            // An export of both in which the first one does not speak does.
            try await bench.take(Self.chat("一群", days: 30...40).jsonLines + Self.chat("二群", days: 30...60).jsonLines)
            #expect(try await Self.state(of: "一群", bench) == .dormant)
            #expect(try await bench.boardsAreTrue())
        }
    }

    @Test(arguments: Engine.available) func somebodyMayKnowThatItIsSilent(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            try await bench.take(Self.chat("一群", days: 0...40).jsonLines)
            try await bench.take(Self.chat("二群", days: 0...60).jsonLines)
            let group = try await bench.database.read { tx in
                try GroupQueries.all(in: ImportBench.ours, tx).first { $0.name == "一群" }?.id ?? GroupID(0)
            }
            let desk = GroupDesk(database: bench.database, journal: Journal(world: bench.world), world: bench.world)
            await #expect(throws: GroupRefusal.notFound) {
                try await desk.confirmSilence(of: group, workspace: ImportBench.theirs, cause: .staff(StaffID(1)))
            }
            #expect(try await Self.state(of: "一群", bench) == .recordEnded)
            try await desk.confirmSilence(of: group, workspace: ImportBench.ours, cause: .staff(StaffID(1)))
            #expect(try await Self.state(of: "一群", bench) == .dormant)
            let told = try await bench.count("event")
            try await desk.confirmSilence(of: group, workspace: ImportBench.ours, cause: .staff(StaffID(1)))
            #expect(try await bench.count("event") == told, "a second click tells nothing new")
            // It is silent up to then, not for ever.
            try await bench.take(Self.chat("二群", days: 61...80).jsonLines)
            #expect(try await Self.state(of: "一群", bench) == .recordEnded)
        }
    }

    @Test(arguments: Engine.available) func whatBreaksOffTellsHowFarItCame(_ engine: Engine) async throws {
        struct Stop: Error {}
        try await ImportBench.with(engine) { bench in
            try await bench.take(Self.chat("一群", days: 0...20).jsonLines)
            await #expect(throws: Stop.self) {
                try await bench.take(Self.chat("一群", days: 21...40).jsonLines, stop: { _ in throw Stop() })
            }
            #expect(try await Self.state(of: "一群", bench) == .steady, "it talked on")
            await #expect(throws: Stop.self) { try await bench.take(Self.chat("二群", days: 0...40).jsonLines, stop: { _ in throw Stop() }) }
            try await bench.take(Self.chat("三群", days: 0...60).jsonLines)
            #expect(try await Self.state(of: "二群", bench) == .recordEnded)
        }
    }

    @Test(arguments: Engine.available) func aBrokenTimeMakesNoEndlessRecord(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            var broken = Self.chat("一群", days: 0...40)
            broken.lines.append(.init(at: bench.world.now() + .days(900), sender: "amy", type: "system", text: "?", group: "一群"))
            try await bench.take(broken.jsonLines)
            try await bench.take(Self.chat("二群", days: 0...60).jsonLines)
            #expect(try await Self.state(of: "一群", bench) == .recordEnded)
        }
    }
}
