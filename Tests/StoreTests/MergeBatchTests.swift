import Engines
import FeatureRules
import FeatureStores
import Kernel
import Storage
import Testing

/// Many proposals decided at once, and taken back, on both engines.
@Suite(.serialized) struct MergeBatchTests {
    typealias Bureau = MergeProposalStoreTests.Bureau

    private static func questions(_ bureau: Bureau, isWhole: Bool = true) async throws -> MergeQuestionList {
        let now = bureau.bench.world.now()
        return try await bureau.bench.database.read { try MergeQuestionQueries.page(isWhole: isWhole, limit: 50, now: now, in: ImportBench.ours, $0) }
    }

    /// Names and messages of everybody, as shown.
    private static func everybody(_ bureau: Bureau) async throws -> [Int64] {
        try await bureau.bench.database.read { tx in
            try tx.all("SELECT messages FROM member_total WHERE workspace_id = \(ImportBench.ours) ORDER BY messages DESC, member_id") { $0.integer(0) }
        }
    }

    /// Each name so often, one after the other, hours apart.
    private static func chat(_ names: [(String, Int)]) -> Chat {
        var chat = Chat(), minute = 0
        for (name, count) in names {
            for _ in 0..<count {
                minute += 10
                let day = 1 + minute / 1440, hour = minute / 60 % 24
                chat.say("2026-11-\(day < 10 ? "0" : "")\(day) \(hour < 10 ? "0" : "")\(hour):\(minute % 60 < 10 ? "0" : "")\(minute % 60):00", name, "早")
            }
        }
        return chat
    }

    @Test(arguments: Engine.available) func manyAreMergedAndTakenBack(_ engine: Engine) async throws {
        try await MergeProposalStoreTests.with(engine) { bureau in
            let ours = ImportBench.ours
            try await bureau.bench.take(Self.chat([("木木", 30), ("木木_", 25), ("木木__", 2), ("阿远", 22), ("阿远_", 21), ("小满", 3), ("小满_", 1)]).jsonLines)
            _ = try await bureau.look()
            let before = try await Self.everybody(bureau)
            let list = try await Self.questions(bureau)
            #expect(list.entries.map { $0.sides.map { $0.names.first ?? "" } } == [["木木", "木木_", "木木__"], ["阿远", "阿远_"], ["小满", "小满_"]])
            #expect(list.worthwhile == 2 && list.worthwhileMoved == 48 && list.rest == 1 && list.restMoved == 1)
            #expect(try await Self.questions(bureau, isWhole: false).entries.count == 2)
            let now = bureau.bench.world.now()
            #expect(try await bureau.bench.database.read { try MergeProposalQueries.count(isWorthwhile: true, now: now, in: ours, $0) } == 2)
            let pages = try await bureau.bench.database.read { tx in
                let first = try MergeQuestionQueries.page(isWhole: true, limit: 2, now: now, in: ours, tx)
                return try [first, MergeQuestionQueries.page(isWhole: true, after: first.next, limit: 2, now: now, in: ours, tx)]
            }
            #expect(pages.flatMap(\.entries) == list.entries && pages[1].next == nil)

            let ids = list.entries.prefix(2).flatMap(\.question.proposals)
            let batch = try await bureau.desk.accept(ids + [MergeProposalID(5)], workspace: ours, cause: .commandLine)
            #expect(batch.people == 2 && batch.names == 3 && batch.left == 1)
            #expect(try await Self.everybody(bureau) == [57, 43, 3, 1])
            #expect(try await Self.everybody(bureau).reduce(0, +) == before.reduce(0, +), "no message is lost or told twice")
            #expect(try await bureau.bench.boardsAreTrue())
            #expect(try await bureau.list().map(\.id) == list.entries[2].question.proposals)
            #expect(try await bureau.bench.database.read { try MergeQuestionQueries.batch(batch.id, in: ours, $0) }?.names == 3)
            await #expect(throws: MergeProposalRefusal.settled) { _ = try await bureau.desk.accept(ids, workspace: ours, cause: .commandLine) }
            await #expect(throws: MergeProposalRefusal.notFound) { _ = try await bureau.desk.undo(batch.id, workspace: ImportBench.theirs, cause: .commandLine) }

            #expect(try await bureau.desk.undo(batch.id, workspace: ours, cause: .commandLine) == 3)
            #expect(try await Self.everybody(bureau) == before)
            #expect(try await Self.questions(bureau).entries.map(\.question) == list.entries.map(\.question), "asked again as before")
            #expect(try await bureau.list(.refused).isEmpty)
            #expect(try await bureau.list(.merged).isEmpty)
            #expect(try await bureau.bench.boardsAreTrue())
            await #expect(throws: MergeProposalRefusal.settled) { _ = try await bureau.desk.undo(batch.id, workspace: ours, cause: .commandLine) }
        }
    }

    /// Whoever was a part of somebody before is theirs again, and who was split by hand meanwhile stays split.
    @Test(arguments: Engine.available) func whatStoodBeforeComesBack(_ engine: Engine) async throws {
        try await MergeProposalStoreTests.with(engine) { bureau in
            let ours = ImportBench.ours
            try await bureau.bench.take(Self.chat([("木木", 30), ("木木_", 25), ("阿花", 4), ("阿远", 22), ("阿远_", 21)]).jsonLines)
            _ = try await bureau.look()
            let labels = try await bureau.bench.labels(ours)
            func member(_ name: String) throws -> MemberID { try #require(labels.first { $0.value == name }?.key) }
            try await bureau.members.merge(try member("阿花"), into: try member("木木_"), workspace: ours, cause: .commandLine)
            let ids = try await Self.questions(bureau).entries.flatMap(\.question.proposals)
            let batch = try await bureau.desk.accept(ids, workspace: ours, cause: .commandLine)
            #expect(try await Self.everybody(bureau) == [59, 43])
            try await bureau.members.split(try member("阿远_"), workspace: ours, cause: .commandLine)
            #expect(try await bureau.desk.undo(batch.id, workspace: ours, cause: .commandLine) == 1)
            #expect(try await Self.everybody(bureau) == [30, 29, 22, 21], "阿花 is a part of 木木_ again")
            #expect(try await bureau.bench.boardsAreTrue())
            #expect(try await bureau.words() == ["木木 / 木木_: name, following"], "the others were told apart by the split")
        }
    }

    /// Nobody is joined to whom they were told apart from by way of a third.
    @Test(arguments: Engine.available) func aRefusalIsNeverCrossed(_ engine: Engine) async throws {
        try await MergeProposalStoreTests.with(engine) { bureau in
            let ours = ImportBench.ours
            try await bureau.bench.take(Self.chat([("木木", 30), ("木木_", 25), ("木木__", 22)]).jsonLines)
            _ = try await bureau.look()
            let all = try await bureau.list(), names = { (entry: MergeProposalEntry) in Set([entry.one, entry.other].compactMap(\.names.first)) }
            #expect(all.count == 3)
            let apart = try #require(all.first { names($0) == ["木木", "木木__"] })
            try await bureau.desk.refuse([apart.id], workspace: ours, cause: .commandLine)
            let list = try await Self.questions(bureau)
            #expect(Set(list.entries.map { Set($0.sides.compactMap(\.names.first)) }) == [["木木", "木木_"], ["木木_", "木木__"]])
            let batch = try await bureau.desk.accept(all.map(\.id), workspace: ours, cause: .commandLine)
            #expect(batch.names == 1 && batch.left == 2)
            #expect(try await Self.everybody(bureau).count == 2)
            #expect(try await bureau.list().isEmpty, "the third is told apart from the person now")
            #expect(try await bureau.bench.boardsAreTrue())
        }
    }

    /// Two whom no proposal sets beside each other, because they are near to a third only, but who talk side by side.
    @Test(arguments: Engine.available) func whoTalksSideBySideIsAskedApart(_ engine: Engine) async throws {
        try await MergeProposalStoreTests.with(engine) { bureau in
            var chat = Chat()
            for minute in 10..<16 {
                chat.say("2026-11-02 08:\(minute):00", "小满|面馆", "在")
                chat.say("2026-11-02 08:\(minute):20", "小满|花店", "在")
            }
            for minute in 10..<14 { chat.say("2026-11-03 08:\(minute):00", "小满", "在") }
            try await bureau.bench.take(chat.jsonLines)
            _ = try await bureau.look()
            #expect(try await bureau.list().count == 2)
            #expect(try await Self.questions(bureau).entries.map { $0.sides.count } == [2, 2])
        }
    }
}
