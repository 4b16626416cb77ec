import Engines
import FeatureRules
import FeatureStores
import Journal
import Kernel
import Storage
import Testing

/// The blacklist, on both engines.
@Suite(.serialized) struct BlacklistTests {
    private static func with(_ engine: Engine, _ body: (ImportBench, BlacklistDesk, [String: MemberID]) async throws -> Void) async throws {
        try await ImportBench.with(engine) { bench in
            try await bench.take(GroupRecordTests.chat("一群", days: 0...3).jsonLines)
            let members = try await bench.database.read { tx in
                var found: [String: MemberID] = [:]
                try tx.each("SELECT key, member_id FROM identity WHERE workspace_id = \(ImportBench.ours)") { found[$0.text(0)] = $0.id(1) }
                return found
            }
            try await body(bench, BlacklistDesk(database: TwiceDatabase(inner: bench.database), world: bench.world), members)
        }
    }

    private static func entry(_ member: MemberID, _ bench: ImportBench, in workspace: WorkspaceID = ImportBench.ours) async throws -> BlacklistEntry? {
        try await bench.database.read { tx in try Blacklist.entry(of: member, in: workspace, tx) }
    }

    @Test(arguments: Engine.available) func whoIsOnItIsFoundWhateverTheyWereMergedInto(_ engine: Engine) async throws {
        try await Self.with(engine) { bench, desk, members in
            let ours = ImportBench.ours, amy = try #require(members["amy"]), bob = try #require(members["bob"]), cat = try #require(members["cat"])
            let merges = MemberDesk(database: bench.database, journal: Journal(world: bench.world), board: bench.board, world: bench.world)
            try await desk.add(amy, reason: " 加人  发广告 ", workspace: ours, cause: .commandLine)
            #expect(try await Self.entry(amy, bench)?.reason == "加人 发广告")
            #expect(try await Self.entry(bob, bench) == nil)
            #expect(try await Self.entry(amy, bench, in: ImportBench.theirs) == nil)
            try await merges.merge(amy, into: bob, workspace: ours, cause: .commandLine)
            let (kept, asked) = (try await Self.entry(bob, bench), try await Self.entry(amy, bench))
            #expect(kept?.id == amy && asked?.member == bob)
            // Once more changes the reason and makes no second entry.
            try await desk.add(bob, reason: "再犯", workspace: ours, cause: .commandLine)
            #expect(try await bench.count("blacklist") == 1)
            try await desk.add(cat, reason: "同行", workspace: ours, cause: .commandLine)
            let list = try await bench.database.read { tx in try Blacklist.list(limit: 1, in: ours, tx) }
            let rest = try await bench.database.read { tx in try Blacklist.list(after: list.last?.id, limit: 5, in: ours, tx) }
            #expect(Set((list + rest).map(\.member)) == [bob, cat])
            try await merges.split(amy, workspace: ours, cause: .commandLine)
            let (split, other) = (try await Self.entry(amy, bench), try await Self.entry(bob, bench))
            #expect(split?.reason == "再犯" && other == nil)
            try await desk.remove(amy, workspace: ours, cause: .commandLine)
            #expect(try await Self.entry(amy, bench) == nil)
        }
    }

    /// Also whoever was merged with them; who left by themselves, or came back, is not.
    @Test(arguments: Engine.available) func whoWasTakenOutIsNotWantedThere(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let ours = ImportBench.ours
            var chat = Chat()
            func say(_ minute: Int, _ sender: String, _ text: String) { chat.say("2026-11-01 08:\(10 + minute):00", sender, text, name: sender) }
            for sender in ["amy", "bob", "cat", "dan", "eve"] { say(0, sender, "早") }
            func note(_ minute: Int, _ sentence: String) { chat.add("2026-11-01 08:\(10 + minute):00", "", sentence, type: "system") }
            note(1, "\"amy\"将\"bob\"移出了群聊")
            note(2, "\"amy\"将\"cat\"移出了群聊")
            note(3, "\"amy\"邀请\"cat\"加入了群聊")
            try await bench.take(chat.chatlogCSV, as: "chat.csv")
            let (members, group) = try await bench.database.read { tx in
                (
                    Dictionary(uniqueKeysWithValues: try tx.all("SELECT name, member_id FROM identity WHERE workspace_id = \(ours)") {
                        ($0.text(0), $0.id(1, MemberKind.self))
                    }), try #require(try GroupQueries.all(in: ours, tx).first?.id)
                )
            }
            func unwanted(in group: GroupID?, of workspace: WorkspaceID = ours) async throws -> [String] {
                let found = try await bench.database.read { tx in try Blacklist.unwanted(in: group, of: workspace, tx) }
                return members.filter { found.has($0.value, in: group ?? GroupID(0)) }.keys.sorted()
            }
            #expect(try await unwanted(in: group) == ["bob"])
            #expect(try await unwanted(in: GroupID(group.rawValue + 1)).isEmpty)
            let bob = try #require(members["bob"]), dan = try #require(members["dan"]), eve = try #require(members["eve"])
            let merges = MemberDesk(database: bench.database, journal: Journal(world: bench.world), board: bench.board, world: bench.world)
            try await merges.merge(bob, into: eve, workspace: ours, cause: .commandLine)
            try await BlacklistDesk(database: bench.database, world: bench.world).add(dan, reason: "广告", workspace: ours, cause: .commandLine)
            #expect(try await unwanted(in: group) == ["dan", "eve"])
            #expect(try await unwanted(in: nil) == ["dan"], "anywhere")
            #expect(try await unwanted(in: group, of: ImportBench.theirs).isEmpty)
        }
    }

    /// Where they are is told, and that they were met after they had been put there; not before, and not in another workspace.
    @Test(arguments: Engine.available) func whoComesAllTheSameIsTold(_ engine: Engine) async throws {
        try await Self.with(engine) { bench, desk, members in
            let ours = ImportBench.ours, amy = try #require(members["amy"]), bob = try #require(members["bob"])
            for member in [amy, bob] { try await desk.add(member, reason: "广告", workspace: ours, cause: .commandLine) }
            func returned(in workspace: WorkspaceID = ours) async throws -> Int {
                try await bench.database.read { tx in try Blacklist.returned(in: workspace, tx) }
            }
            func meet(_ member: MemberID, group: Int64, at instant: Instant, present: Bool = true) async throws {
                try await bench.database.write { tx in
                    try tx.run("INSERT INTO chat_group (workspace_id, id, platform, key, name, created_ms) VALUES (\(ours), \(group), 'x', \("\(group)"), \("群\(group)"), 0)")
                    try tx.run(
                        """
                        INSERT INTO membership (workspace_id, group_id, member_id, messages, joins, leaves, presence_id, present)
                        VALUES (\(ours), \(group), \(member), 0, 1, 0, \(IDSequence.floor(instant)), \(present))
                        """)
                }
            }
            let before = try await returned()
            try await meet(amy, group: 71, at: bench.world.now() - .days(1))
            try await meet(amy, group: 72, at: bench.world.now() + .days(1), present: false)
            #expect(try await returned() == before)
            try await meet(amy, group: 73, at: bench.world.now() + .days(1))
            try await meet(amy, group: 74, at: bench.world.now() + .days(2))
            #expect(try await returned() == before + 1)
            #expect(try await returned(in: ImportBench.theirs) == 0)
            let found = try await bench.database.read { tx in try Blacklist.whereabouts(of: [amy, bob], in: ours, tx) }
            #expect(found[amy]?.groups.map(\.name).suffix(3) == ["群71", "群73", "群74"] && found[amy]?.contacts == 0)
        }
    }

    @Test(arguments: Engine.available) func whatCannotBeIsRefused(_ engine: Engine) async throws {
        try await Self.with(engine) { bench, desk, members in
            let ours = ImportBench.ours, amy = try #require(members["amy"])
            func add(_ member: MemberID, _ reason: String, in workspace: WorkspaceID = ours) async throws {
                try await desk.add(member, reason: reason, workspace: workspace, cause: .commandLine)
            }
            await #expect(throws: BlacklistRefusal.notFound) { try await add(MemberID(5), "x") }
            await #expect(throws: BlacklistRefusal.notFound) { try await add(amy, "x", in: ImportBench.theirs) }
            await #expect(throws: BlacklistRefusal.notFound) { try await desk.remove(amy, workspace: ours, cause: .commandLine) }
            await #expect(throws: BlacklistRefusal.reasonEmpty) { try await add(amy, " \n\t") }
            await #expect(throws: BlacklistRefusal.reasonTooLong) { try await add(amy, String(repeating: "长", count: 201)) }
            let merges = MemberDesk(database: bench.database, journal: Journal(world: bench.world), board: bench.board, world: bench.world)
            try await merges.mark(amy, as: .person, workspace: ours, cause: .commandLine)
            await #expect(throws: BlacklistRefusal.isOperator) { try await add(amy, "x") }
        }
    }
}
