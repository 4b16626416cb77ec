import Engines
import FeatureStores
import Foundation
import Journal
import Kernel
import Storage
import Testing

@Suite(.serialized) struct BoardTests {
    /// Three overlapping exports of one chat in every order, each order in a workspace of its own, and the whole in one file:
    /// the same boards everywhere, equal to a rebuild.
    @Test(arguments: Engine.available, [51, 52] as [UInt64]) func theOrderOfFilesDoesNotMatter(_ engine: Engine, _ seed: UInt64) async throws {
        try await ImportBench.with(engine, seed: seed) { bench in
            var dice = SeededDice(seed: seed)
            let chat = Chat.random(&dice, calls: true), times = chat.lines.map(\.at)
            let parts = [chat.from(to: times[80]), chat.from(times[40], to: times[120]), chat.from(times[100])].map(\.jsonLines)
            try await bench.take(chat.jsonLines)
            let expected = try await bench.boards(), report = try await bench.report()
            #expect(expected.count > 100)
            for (number, order) in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]].enumerated() {
                let workspace = WorkspaceID(Int64(100 + number))
                for part in order { try await bench.take(parts[part], as: "\(part).jsonl", into: workspace, indexed: false) }
                #expect(try await bench.boards(workspace) == expected, "\(order)")
                #expect(try await bench.report(workspace) == report, "\(order)")
                #expect(try await bench.boardsAreTrue(workspace), "\(order)")
            }
            #expect(try await bench.boards() == expected)
        }
    }

    /// What a report says of the past is what it would have said then.
    @Test(arguments: Engine.available, [61, 62] as [UInt64]) func thePastStaysWhatItWas(_ engine: Engine, _ seed: UInt64) async throws {
        try await ImportBench.with(engine, seed: seed) { bench in
            var dice = SeededDice(seed: seed)
            let chat = Chat.random(&dice)
            try await bench.take(chat.jsonLines, indexed: false)
            for (number, place) in [0, 3, 20, 77, 120, 149].enumerated() {
                let workspace = WorkspaceID(Int64(200 + number))
                let asOf = chat.lines[place].at + .seconds(number % 2 == 0 ? 0 : 5000)
                try await bench.take(chat.from(to: asOf).jsonLines, as: "\(place).jsonl", into: workspace, indexed: false)
                let then = try await bench.report(workspace, asOf: asOf)
                #expect(then.count >= 1)
                #expect(try await bench.report(asOf: asOf) == then, "as of \(asOf.iso)")
            }
        }
    }

    /// Days cut for one report in a foreign zone are the days of a workspace that lives there.
    @Test(arguments: Engine.available) func aForeignZoneCutsTheSameDays(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            var dice = SeededDice(seed: 71)
            let chat = Chat.random(&dice), newYork = try #require(Zone("America/New_York"))
            try await bench.take(chat.jsonLines, indexed: false)
            try await bench.take(chat.jsonLines, as: "b.jsonl", into: ImportBench.abroad, indexed: false)
            let home = try await bench.report(zone: .shanghai)
            #expect(try await bench.report(zone: newYork) != home)
            #expect(try await bench.report(zone: newYork) == bench.report(ImportBench.abroad, zone: newYork))
            #expect(try await bench.report(ImportBench.abroad, zone: .shanghai) == home)
            #expect(try await bench.boardsAreTrue(ImportBench.abroad))
        }
    }

    /// Two who bear one name are called by it once they are one, also in weeks in which they said nothing; and no more once they
    /// are two again.
    @Test(arguments: Engine.available) func aNameLeadsToWhoeverBearsItNow(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            var chat = Chat()
            chat.say("2026-11-01 08:00:00", "u1", "早", name: "小王")
            chat.say("2026-11-02 08:00:00", "u2", "早", name: "小王")
            chat.say("2026-11-20 08:00:00", "u3", "@小王\u{2005}在吗", name: "阿远")
            try await bench.take(chat.jsonLines)
            func isCalled() async throws -> Bool { try await bench.boards().contains { $0.contains("u3 to ") } }
            #expect(try await isCalled() == false)
            let labels = try await bench.labels(ImportBench.ours)
            let one = try #require(labels.first { $0.value == "u1" }?.key), other = try #require(labels.first { $0.value == "u2" }?.key)
            let desk = MemberDesk(database: bench.database, journal: Journal(world: bench.world), board: bench.board, world: bench.world)
            try await desk.merge(one, into: other, workspace: ImportBench.ours, cause: .system)
            #expect(try await isCalled())
            #expect(try await bench.boardsAreTrue())
            try await desk.split(one, workspace: ImportBench.ours, cause: .system)
            #expect(try await isCalled() == false)
            #expect(try await bench.boardsAreTrue())
        }
    }

    /// A check finds a board that is wrong by one.
    @Test(arguments: Engine.available) func aWrongBoardIsFound(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            try await bench.take(ImportTests.week().jsonLines, indexed: false)
            #expect(try await bench.boardsAreTrue())
            for damage in [
                "UPDATE member_day SET messages = messages + 1 WHERE messages = 2", "UPDATE membership SET present = 0 WHERE joins = 1",
                "DELETE FROM group_hour WHERE hour = 21", "DELETE FROM talk_day WHERE day = (SELECT min(day) FROM talk_day)",
            ] {
                try await bench.database.write { tx in _ = try tx.run(SQL(text: damage)) }
                #expect(try await bench.boardsAreTrue() == false, "\(damage)")
                let before = try await bench.boards()
                #expect(try await bench.boards() == before)
            }
        }
    }
}
