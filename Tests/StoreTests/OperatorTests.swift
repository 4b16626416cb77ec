import Embedded
import Engines
import FeatureRules
import FeatureStores
import Journal
import Kernel
import Storage
import Testing

@Suite(.serialized) struct OperatorTests {
    /// The shop's helper says most; another is in no group but one.
    static func chat() -> Chat {
        var chat = Chat()
        for day in 1...9 { chat.say("2026-11-0\(day) 08:00:00", "wxid_helper", "早上好", name: "毛孩子之家-可可", group: "毛孩子之家1群") }
        for day in 1...5 { chat.say("2026-11-0\(day) 09:00:00", "wxid_guest", "早", name: "Amy_可可%", group: "毛孩子之家1群") }
        chat.say("2026-11-01 10:00:00", "wxid_third", "早", name: "阿远", group: "毛孩子之家1群")
        return chat
    }

    func names(_ bench: ImportBench, _ members: [MemberID]) async throws -> [String] {
        let known = try await bench.database.read { try MemberQueries.names(of: Set(members), in: ImportBench.ours, $0) }
        return members.map { known[$0] ?? "" }
    }

    @Test(arguments: Engine.available) func aNameIsFoundByAnyPartOfIt(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            try await bench.take(Self.chat().chatlogCSV, as: "a.csv")
            func found(_ text: String, limit: Int = 5) async throws -> [String] {
                try await names(bench, bench.database.read { try MemberQueries.find(text, limit: limit, in: ImportBench.ours, $0) })
            }
            #expect(try await found("可可") == ["毛孩子之家-可可", "Amy_可可%"], "who said most first")
            #expect(try await found("可可", limit: 1) == ["毛孩子之家-可可"])
            for text in ["aMY_可", "%", "y_"] { #expect(try await found(text) == ["Amy_可可%"], "\(text)") }
            for text in ["y%可", "!", "m_", "' OR 1=1", "third"] { #expect(try await found(text).isEmpty, "\(text)") }
            #expect(try await found("wxid_t") == ["阿远"], "an account by its beginning")
            #expect(try await found("").count == 3)
            let pages = try await bench.database.read { tx in
                let first = try MemberQueries.ranking(named: "可可", after: nil, limit: 1, in: ImportBench.ours, tx)
                let next = first.last.map { MemberQueries.Cursor(messages: $0.messages, member: $0.member) }
                return first + (try MemberQueries.ranking(named: "可可", after: next, limit: 5, in: ImportBench.ours, tx))
            }
            #expect(pages.map(\.messages) == [9, 5])
        }
    }

    @Test(arguments: Engine.available) func whoMayBeOursIsAskedAboutOnce(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            try await bench.take(Self.chat().chatlogCSV, as: "a.csv")
            let desk = MemberDesk(database: bench.database, journal: Journal(world: bench.world), board: bench.board, world: bench.world)
            func candidates(_ limit: Int = 10) async throws -> [OperatorCandidate] {
                try await bench.database.read { try OperatorQueries.candidates(limit: limit, workspaceName: "午市", in: ImportBench.ours, $0) }
            }
            let first = try await candidates()
            #expect(first.map(\.name) == ["毛孩子之家-可可", "Amy_可可%", "阿远"] && first.map(\.guess) == [.named("毛孩子之家"), nil, nil])
            #expect(try await candidates(1).count == 1)
            let member = try #require(first.first?.entry.member)
            for _ in 0..<2 { try await desk.deny(member, workspace: ImportBench.ours, cause: .system) }
            #expect(try await candidates().map(\.name) == ["Amy_可可%", "阿远"])
            func events() async throws -> [String] {
                try await bench.database.read { tx in
                    try tx.all("SELECT kind FROM event WHERE kind >= 'member.operator' AND kind < 'member.operator~' ORDER BY id") { $0.text(0) }
                }
            }
            #expect(try await events() == ["member.operator_denied"])
            try await desk.mark(member, as: .person, workspace: ImportBench.ours, cause: .system)
            try await desk.deny(member, workspace: ImportBench.ours, cause: .system)
            #expect(try await bench.database.read { try OperatorBoard.marked(in: ImportBench.ours, $0) } == [member], "a mark is not denied away")
            try await desk.mark(member, as: nil, workspace: ImportBench.ours, cause: .system)
            #expect(try await candidates().map(\.name) == ["Amy_可可%", "阿远"], "who was unmarked is not asked about")
            #expect(try await events() == ["member.operator_denied", "member.operator_marked", "member.operator_unmarked"])
            #expect(try await Rebuild([OperatorBoard()]).run(ImportBench.ours, check: true, on: bench.database).allSatisfy(\.isEqual))
            await #expect(throws: MergeRefusal.notFound) { try await desk.deny(MemberID(1), workspace: ImportBench.ours, cause: .system) }
            await #expect(throws: MergeRefusal.notFound) { try await desk.deny(member, workspace: ImportBench.theirs, cause: .system) }
            #expect(try await bench.database.read { try OperatorQueries.candidates(limit: 9, workspaceName: nil, in: ImportBench.theirs, $0) }.isEmpty)
        }
    }

    @Test(arguments: Engine.available) func aRobotIsNobodysVoice(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            try await bench.take(Self.chat().chatlogCSV, as: "a.csv")
            let desk = MemberDesk(database: bench.database, journal: Journal(world: bench.world), board: bench.board, world: bench.world)
            func own() async throws -> OwnPeople { try await bench.database.read { try OperatorBoard.own(in: ImportBench.ours, $0) } }
            func active(_ since: Instant?) async throws -> [Int64] {
                try await bench.database.read { tx in
                    let group = try #require(try GroupQueries.all(in: ImportBench.ours, tx).first).id
                    let listed = try MemberQueries.page(of: group, after: nil, since: since, limit: 9, in: ImportBench.ours, tx).map(\.messages)
                    #expect(try MemberQueries.ranking(after: nil, since: since, limit: 9, in: ImportBench.ours, tx).map(\.messages) == listed)
                    return listed
                }
            }
            let helper = try #require(try await bench.database.read { try MemberQueries.find("wxid_helper", limit: 1, in: ImportBench.ours, $0) }.first)
            let guest = try #require(try await bench.database.read { try MemberQueries.find("wxid_guest", limit: 1, in: ImportBench.ours, $0) }.first)
            let long = Instant(milliseconds: 0)
            #expect(try await active(long) == [9, 5, 1])
            try await desk.mark(helper, as: .robot, workspace: ImportBench.ours, cause: .system)
            #expect(try await own() == OwnPeople(robots: [helper]))
            #expect(try await active(long) == [5, 1], "who is active is asked of people")
            #expect(try await active(nil) == [9, 5, 1])
            // Marked as the other kind it was never both.
            try await desk.mark(helper, as: .person, workspace: ImportBench.ours, cause: .system)
            #expect(try await own() == OwnPeople(operators: [helper]))
            // Of two who are one, a person and a robot, the person counts, and one click takes both marks away.
            try await desk.mark(guest, as: .robot, workspace: ImportBench.ours, cause: .system)
            try await desk.merge(guest, into: helper, workspace: ImportBench.ours, cause: .system)
            #expect(try await own() == OwnPeople(operators: [helper]))
            try await desk.mark(helper, as: .robot, workspace: ImportBench.ours, cause: .system)
            #expect(try await own() == OwnPeople(robots: [helper]))
            #expect(try await active(long) == [1])
            try await desk.mark(helper, as: nil, workspace: ImportBench.ours, cause: .system)
            #expect(try await own() == OwnPeople())
            #expect(try await Rebuild([OperatorBoard()]).run(ImportBench.ours, check: true, on: bench.database).allSatisfy(\.isEqual))
        }
    }

    @Test(arguments: Engine.available) func olderMarksAreReadAnewByTheUpdate(_ engine: Engine) async throws {
        try await engine.with { database in
            let world = World.simulated(seed: 1, clock: SimulatedClock(Instant(milliseconds: 1_795_250_000_000)))
            let steps = journalMigrations + Embedded.schemas.map { Migration(feature: $0.feature, number: $0.number, text: $0.text) }
            try await Migrator(steps.filter { $0.feature != "Members" || $0.number < 4 }).run(on: database, world: world)
            let told: [(workspace: Int, member: Int, kind: String)] = [
                (1, 1, "unmarked"), (1, 2, "marked"), (1, 2, "unmarked"), (1, 3, "unmarked"), (1, 3, "marked"), (1, 1, "marked"), (1, 1, "unmarked"),
                (2, 3, "unmarked"), (2, 4, "marked"),
            ]
            try await database.write { tx in
                for (number, one) in told.enumerated() {
                    try tx.run(
                        """
                        INSERT INTO event (workspace_id, id, kind, at_ms, member_id, cause)
                        VALUES (\(one.workspace), \(number + 1), \("member.operator_" + one.kind), 0, \(one.member), 'system')
                        """)
                }
            }
            try await Migrator(steps).run(on: database, world: world)
            let denied = try await database.read { tx in
                try tx.all("SELECT workspace_id, member_id FROM operator_denial ORDER BY workspace_id, member_id") { [$0.int(0), $0.int(1)] }
            }
            #expect(denied == [[1, 1], [1, 2], [2, 3]])
        }
    }
}
