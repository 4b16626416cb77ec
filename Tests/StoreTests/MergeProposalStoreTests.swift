import Engines
import FeatureRules
import FeatureStores
import Journal
import Kernel
import Storage
import Testing
import Vault

/// Members who may be one person, found, decided and split again, on both engines.
@Suite(.serialized) struct MergeProposalStoreTests {
    struct Bureau: Sendable {
        let bench: ImportBench
        let desk: MergeProposalDesk
        let members: MemberDesk

        init(_ bench: ImportBench) {
            self.bench = bench
            let journal = Journal(world: bench.world)
            members = MemberDesk(database: bench.database, journal: journal, board: bench.board, world: bench.world)
            desk = MergeProposalDesk(database: bench.database, journal: journal, members: members, world: bench.world)
        }

        func look() async throws -> Bool { try await desk.look(in: ImportBench.ours) }

        func list(_ view: MergeProposalQueries.View = .open, after span: Span = .days(0)) async throws -> [MergeProposalEntry] {
            let now = bench.world.now() + span
            return try await bench.database.read { try MergeProposalQueries.page(view, limit: 50, now: now, in: ImportBench.ours, $0) }
        }

        /// `木木 / 木木🌸: name, following`
        func words(_ view: MergeProposalQueries.View = .open) async throws -> Set<String> {
            Set(
                try await list(view).map { entry in
                    [entry.one, entry.other].map { $0.names.first ?? "" }.sorted().joined(separator: " / ") + ": "
                        + entry.evidence.map(\.kind.rawValue).joined(separator: ", ")
                })
        }

        func events(_ kind: String) async throws -> Int {
            try await bench.database.read { tx in
                try tx.first("SELECT count(*) FROM event WHERE workspace_id = \(ImportBench.ours) AND kind = \(kind)") { $0.int(0) } ?? 0
            }
        }
    }

    static func with(_ engine: Engine, _ body: (Bureau) async throws -> Void) async throws {
        try await ImportBench.with(engine) { try await body(Bureau($0)) }
    }

    @Test(arguments: Engine.available) func namesThatDifferByMarksAreProposed(_ engine: Engine) async throws {
        try await Self.with(engine) { bureau in
            var chat = Chat()
            for (day, name) in ["木木", "木木_", "阿远", "小林", "微信用户"].enumerated() { chat.say("2026-11-0\(day + 1) 08:00:00", name, "早") }
            try await bureau.bench.take(chat.jsonLines)
            #expect(try await !bureau.look())
            #expect(try await bureau.words() == ["木木 / 木木_: name, following"])
            let found = try await bureau.list()
            let names = try #require(found.first?.names.values.first)
            #expect(Set([names.one, names.other]) == ["木木", "木木_"])
            #expect(try await !bureau.look())
            #expect(try await bureau.list() == found, "nothing new, nothing found")
            // One who comes later is set beside those who are there.
            chat.say("2026-11-08 08:00:00", "阿远（出差）", "早")
            try await bureau.bench.take(chat.jsonLines, as: "later.jsonl")
            #expect(try await !bureau.look())
            #expect(try await bureau.words() == ["木木 / 木木_: name, following", "阿远 / 阿远（出差）: name, following"])
        }
    }

    /// Two accounts of one name are two people, unless one takes the other's place; who talks side by side is two in any case.
    @Test(arguments: Engine.available) func accountsSpeakAgainstIt(_ engine: Engine) async throws {
        try await Self.with(engine) { bureau in
            var chat = Chat()
            chat.say("2026-11-01 08:00:00", "wxid_axy01", "早", name: "小林")
            chat.say("2026-11-05 08:00:00", "wxid_mum02", "早", name: "小林")
            chat.say("2026-11-06 08:00:00", "wxid_axy01", "早", name: "小林")
            chat.say("2026-11-01 09:00:00", "wxid_old01", "早", name: "木木")
            chat.say("2026-11-09 09:00:00", "wxid_new01", "换号了", name: "木木🌸")
            try await bureau.bench.take(chat.chatlogCSV, as: "a.csv")
            _ = try await bureau.look()
            #expect(try await bureau.words() == ["木木 / 木木🌸: name, following"])
            var side = Chat()
            for minute in 10..<16 {
                side.say("2026-11-02 08:\(minute):00", "小满", "在", group: "读书群")
                side.say("2026-11-02 08:\(minute):20", "小满_", "在", group: "读书群")
                side.say("2026-11-02 08:\(minute):20", "阿花", "在", group: "读书群")
                side.say("2026-11-02 09:\(minute):20", "阿花_", "在", group: "读书群")
                side.say("2026-11-02 10:\(minute):20", "阿花", "在", group: "读书群")
            }
            try await bureau.bench.take(side.jsonLines, as: "side.jsonl")
            _ = try await bureau.look()
            #expect(try await bureau.words() == ["木木 / 木木🌸: name, following", "阿花 / 阿花_: name"])
        }
    }

    @Test(arguments: Engine.available) func aDecisionHoldsAndCanBeTakenBack(_ engine: Engine) async throws {
        try await Self.with(engine) { bureau in
            let ours = ImportBench.ours
            var chat = Chat()
            for name in ["木木", "木木_", "木木_", "阿远", "阿远_", "小满", "小满_"] { chat.say("2026-11-0\(chat.lines.count + 1) 08:00:00", name, "早") }
            try await bureau.bench.take(chat.jsonLines)
            _ = try await bureau.look()
            let all = try await bureau.list()
            func one(_ name: String) throws -> MergeProposalEntry { try #require(all.first { $0.one.names.first?.hasPrefix(name) ?? false }) }
            let (first, second, third) = (try one("木木"), try one("阿远"), try one("小满"))
            try await bureau.desk.accept(first.id, workspace: ours, cause: .commandLine)
            try await bureau.desk.refuse(second.id, workspace: ours, cause: .commandLine)
            try await bureau.desk.postpone(third.id, workspace: ours)
            #expect(try await bureau.list().isEmpty)
            #expect(try await bureau.list(.later).map(\.id) == [third.id])
            #expect(try await bureau.list(after: .days(8)).map(\.id) == [third.id])
            #expect(try await bureau.events("member.merged") == 1)
            #expect(try await bureau.events("member.told_apart") == 1)
            let stays = try await bureau.bench.database.read { tx in
                try tx.first("SELECT messages FROM member_total WHERE workspace_id = 1 ORDER BY messages DESC LIMIT 1") { $0.int(0) }
            }
            #expect(stays == 3)
            for id in [first.id, second.id] {
                await #expect(throws: MergeProposalRefusal.settled) { try await bureau.desk.accept(id, workspace: ours, cause: .commandLine) }
            }
            await #expect(throws: MergeProposalRefusal.notFound) { try await bureau.desk.refuse(MergeProposalID(5), workspace: ours, cause: .commandLine) }
            await #expect(throws: MergeProposalRefusal.notFound) {
                try await bureau.desk.accept(third.id, workspace: ImportBench.theirs, cause: .commandLine)
            }
            // What is new in the group brings nothing back.
            chat.say("2026-11-08 08:00:00", "新来的", "早")
            try await bureau.bench.take(chat.jsonLines, as: "b.jsonl")
            _ = try await bureau.look()
            #expect(try await bureau.list().isEmpty)
            #expect(try await bureau.list(.refused).map(\.id) == [second.id])
            #expect(try await bureau.bench.boardsAreTrue())
            // Split and never proposed again; told apart and asked again.
            #expect(try await bureau.desk.reopen(first.id, workspace: ours, cause: .commandLine))
            #expect(try await !bureau.desk.reopen(second.id, workspace: ours, cause: .commandLine))
            #expect(try await bureau.list().map(\.id) == [second.id])
            #expect(try await bureau.list(.refused).map(\.id) == [first.id])
            #expect(try await bureau.events("member.split") == 1)
            #expect(try await bureau.events("member.asked_again") == 1)
            // Merged by hand, it is no question any more; split by hand, it stays none.
            try await bureau.members.merge(second.one.member, into: second.other.member, workspace: ours, cause: .commandLine)
            #expect(try await bureau.list().isEmpty)
            try await bureau.members.split(second.one.member, workspace: ours, cause: .commandLine)
            chat.say("2026-11-09 08:00:00", "又一位", "早")
            try await bureau.bench.take(chat.jsonLines, as: "c.jsonl")
            _ = try await bureau.look()
            #expect(try await bureau.list().isEmpty)
            #expect(try await bureau.bench.boardsAreTrue())
        }
    }

    /// Refused with one, it is refused with whoever that one became a part of.
    @Test(arguments: Engine.available) func aRefusalOutlivesAMerge(_ engine: Engine) async throws {
        try await Self.with(engine) { bureau in
            var chat = Chat()
            for name in ["木木", "木木_", "阿远"] { chat.say("2026-11-0\(chat.lines.count + 1) 08:00:00", name, "早") }
            try await bureau.bench.take(chat.jsonLines)
            _ = try await bureau.look()
            let pair = try #require(try await bureau.list().first)
            try await bureau.desk.refuse(pair.id, workspace: ImportBench.ours, cause: .commandLine)
            let labels = try await bureau.bench.labels(ImportBench.ours)
            let third = try #require(labels.first { $0.value == "阿远" }?.key)
            try await bureau.members.merge(pair.one.member, into: third, workspace: ImportBench.ours, cause: .commandLine)
            chat.say("2026-11-08 08:00:00", "新来的", "早")
            try await bureau.bench.take(chat.jsonLines, as: "b.jsonl")
            _ = try await bureau.look()
            #expect(try await bureau.list().isEmpty)
        }
    }

    /// An export of a group that a company has connected: its people are the group's, by the names that both have.
    @Test(arguments: Engine.available) func twoRecordsOfOneChatAreMatched(_ engine: Engine) async throws {
        try await Self.with(engine) { bureau in
            let company = try await CustomerGroupTests.Company(bureau.bench), names = ["小满", "阿明", "王姐", "李四的店", "两位", "Anna"]
            try await company.look([CustomerGroupTests.staff] + (names + ["两位_", "没说过话的"]).enumerated().map { CustomerGroupTests.guest("wm\($0)", $1) })
            var chat = Chat()
            for (place, name) in (names + ["外人"]).enumerated() { chat.say("2026-11-01 08:0\(place):00", "wxid_person\(place)", "早", name: name, group: "春芽福利群") }
            try await bureau.bench.take(chat.chatlogCSV, as: "a.csv")
            _ = try await bureau.look()
            let found = try await bureau.list()
            #expect(Set(found.map { Set([$0.one, $0.other].compactMap { $0.names.first }) }) == Set(names.filter { $0 != "两位" }.map { [$0] }), "who is two there is nobody for sure")
            #expect(found.allSatisfy { $0.strength == .strong && $0.evidence.map(\.kind) == [.chat] && $0.evidence[0].count == 5 })
            let first = try #require(found.first)
            try await bureau.desk.accept(first.id, workspace: ImportBench.ours, cause: .commandLine)
            #expect(try await bureau.bench.boardsAreTrue())
        }
    }

    @Test(arguments: Engine.available) func oneUnionidIsOnePerson(_ engine: Engine) async throws {
        try await Self.with(engine) { bureau in
            let ours = ImportBench.ours, bench = bureau.bench
            let book = ContactTests.Book(company: try await CustomerGroupTests.Company(bench))
            let other = try await ConnectionDesk(
                database: bench.database, vault: Vault(key: [UInt8](repeating: 7, count: Vault.keyBytes), world: bench.world), world: bench.world
            ).connect(
                ConnectionTerms(
                    corpID: "ww9a2b3c4d5e6f7089", agentID: "1000008", secret: "another-secret-of-the-app", token: "hello", encodingKey: String(repeating: "j", count: 43)),
                workspace: ours, cause: .commandLine)
            func sight(_ contact: String, _ union: String, _ name: String) -> ContactSight {
                var sight = ContactTests.sight(contact, name)
                sight.unionID = union
                return sight
            }
            try await book.note([sight("wm1", "u1", "小满"), sight("wm2", "u2", "阿明"), sight("wm3", "", "无名")])
            func note(_ sights: [ContactSight]) async throws {
                _ = try await bench.database.write { [desk = book.desk] tx in
                    try desk.note(sights, at: ContactTests.now, from: other, workspace: ours, tx)
                }
            }
            try await note([sight("wmA", "u1", "满满"), sight("wmB", "u9", "阿明"), sight("wmC", "", "无名")])
            #expect(try await bureau.look(), "figures count people")
            #expect(try await bureau.words(.merged) == ["小满 / 满满: union"])
            #expect(try await bureau.list(.merged).first?.isByRule == true)
            #expect(try await bureau.events("member.merged") == 1)
            let payload = try await bench.database.read { try $0.first("SELECT payload, cause FROM event WHERE kind = 'member.merged'") { [$0.text(0), $0.text(1)] } }
            #expect(payload == [#"{"by":"unionid"}"#, "system"])
            #expect(try await !bureau.look())
            // Split by a person, it stays split.
            let merged = try #require(try await bureau.list(.merged).first)
            _ = try await bureau.desk.reopen(merged.id, workspace: ours, cause: .commandLine)
            try await note([sight("wmD", "u2", "明哥")])
            #expect(try await bureau.look())
            #expect(try await bureau.words(.merged) == ["明哥 / 阿明: union"])
            #expect(try await bureau.list(.refused).map(\.id) == [merged.id])
            // Switched off, they are only proposed; switched on again, those who wait are merged.
            #expect(try await !bureau.desk.setMergesByUnion(false, workspace: ours, cause: .commandLine))
            try await book.note([sight("wm5", "u5", "王姐")])
            try await note([sight("wmE", "u5", "姐姐")])
            #expect(try await !bureau.look())
            #expect(try await bureau.list().map(\.strength) == [.certain])
            #expect(try await bureau.desk.setMergesByUnion(true, workspace: ours, cause: .commandLine))
            #expect(try await bureau.list().isEmpty)
            #expect(try await bureau.events("member.merge_rule_set") == 2)
        }
    }
}
