import Engines
import FeatureRules
import FeatureStores
import Journal
import Kernel
import Storage
import Testing
import Vault

/// What a unionid merges by itself and what it does not, on both engines.
@Suite(.serialized) struct UnionMergeTests {
    static let ours = ImportBench.ours

    /// Two companies, and whom they know.
    struct Companies: Sendable {
        let bureau: MergeProposalStoreTests.Bureau
        let first: ConnectionEntry
        let second: ConnectionEntry
        var bench: ImportBench { bureau.bench }

        init(_ bench: ImportBench) async throws {
            bureau = MergeProposalStoreTests.Bureau(bench)
            first = try await CustomerGroupTests.Company(bench).connection
            let vault = Vault(key: [UInt8](repeating: 7, count: Vault.keyBytes), world: bench.world)
            second = try await ConnectionDesk(database: bench.database, vault: vault, world: bench.world).connect(
                ConnectionTerms(
                    corpID: "ww9a2b3c4d5e6f7089", agentID: "1000008", secret: "another-secret-of-the-app", token: "hello",
                    encodingKey: String(repeating: "j", count: 43)), workspace: ours, cause: .commandLine)
        }

        /// - Parameter people: external_userid, unionid, name.
        func note(_ people: [(String, String, String)], of company: ConnectionEntry) async throws {
            let desk = ContactDesk(journal: Journal(world: bench.world), world: bench.world)
            let sights = people.map { contact, union, name in
                var sight = ContactTests.sight(contact, name)
                sight.unionID = union
                return sight
            }
            _ = try await bench.database.write { tx in try desk.note(sights, at: ContactTests.now, from: company, workspace: ours, tx) }
        }

        func member(_ contact: String) async throws -> MemberID {
            try #require(
                try await bench.database.read { tx in
                    try tx.first("SELECT member_id FROM contact WHERE workspace_id = \(ours) AND external_userid = \(contact)") { $0.id(0) }
                })
        }

        /// As who they are shown.
        func shown(_ contact: String) async throws -> MemberID {
            let member = try await member(contact)
            return try await bench.database.read { tx in try MergedMembers(of: ours, tx).shown(member) }
        }

        func areOne(_ contact: String, _ other: String) async throws -> Bool { try await shown(contact) == shown(other) }

        /// `小满 / 满满: strong, union, apart`
        func words() async throws -> Set<String> {
            Set(
                try await bureau.list().map { entry in
                    [entry.one, entry.other].map { $0.names.first ?? "" }.sorted().joined(separator: " / ") + ": \(entry.strength), "
                        + (entry.evidence.map(\.kind.rawValue) + entry.doubts.map(\.rawValue)).joined(separator: ", ")
                })
        }

        /// Says that two whom the rule merged are not one.
        func split(_ name: String) async throws {
            let entry = try #require(try await bureau.list(.merged).first { [$0.one, $0.other].contains { $0.names.first == name } })
            #expect(try await bureau.desk.reopen(entry.id, workspace: ours, cause: .commandLine))
        }
    }

    static func with(_ engine: Engine, _ body: (Companies) async throws -> Void) async throws {
        try await ImportBench.with(engine) { try await body(Companies($0)) }
    }

    /// Whoever comes third with the unionid of two who are not one may be either: it is asked, and the answer joins nobody else.
    @Test(arguments: Engine.available) func whoWasToldApartDoesNotMeetInAThird(_ engine: Engine) async throws {
        try await Self.with(engine) { companies in
            let bureau = companies.bureau
            try await companies.note([("wm1", "u1", "小满")], of: companies.first)
            try await companies.note([("wmA", "u1", "满满")], of: companies.second)
            #expect(try await bureau.look())
            try await companies.split("满满")
            #expect(try await !companies.areOne("wm1", "wmA"))
            // Even the one that was there before, if it is looked at again.
            #expect(try await !bureau.look())
            try await companies.note([("wmC", "u1", "小满满")], of: companies.second)
            #expect(try await !bureau.look(), "nobody is merged")
            #expect(try await companies.words() == ["小满 / 小满满: strong, union, apart", "小满满 / 满满: strong, union, accounts, apart"])
            // A fourth and a fifth whom nobody told apart from anybody become one by themselves.
            try await companies.note([("wm4", "u4", "阿明")], of: companies.first)
            try await companies.note([("wmD", "u4", "明哥")], of: companies.second)
            #expect(try await bureau.look())
            #expect(try await companies.areOne("wm4", "wmD"))
            let pair = try #require(try await bureau.list().first { [$0.one, $0.other].contains { $0.names.first == "小满" } })
            try await bureau.desk.accept(pair.id, workspace: Self.ours, cause: .commandLine)
            #expect(try await companies.words() == [], "who was told apart from one half is not asked about")
            #expect(try await companies.areOne("wm1", "wmC"))
            #expect(try await !bureau.desk.setMergesByUnion(false, workspace: Self.ours, cause: .commandLine))
            #expect(try await !bureau.desk.setMergesByUnion(true, workspace: Self.ours, cause: .commandLine))
            try await companies.note([("wmC", "u1", "满满满")], of: companies.second)
            #expect(try await !bureau.look())
            #expect(try await !companies.areOne("wm1", "wmA"))
        }
    }

    /// Two unionids of one member lead to two who were told apart: whatever the order, they do not become one.
    @Test(arguments: Engine.available) func twoCertainPairsOfOneMemberDoNotJoinTheOthers(_ engine: Engine) async throws {
        try await Self.with(engine) { companies in
            let bureau = companies.bureau
            #expect(try await !bureau.desk.setMergesByUnion(false, workspace: Self.ours, cause: .commandLine))
            try await companies.note([("wm1", "u1", "小满"), ("wm2", "u2", "阿明")], of: companies.first)
            let (one, other) = (try await companies.member("wm1"), try await companies.member("wm2"))
            try await bureau.members.merge(one, into: other, workspace: Self.ours, cause: .commandLine)
            try await bureau.members.split(one, workspace: Self.ours, cause: .commandLine)
            try await companies.note([("wmA", "u1", "满满"), ("wmB", "u2", "明哥")], of: companies.second)
            try await bureau.members.merge(companies.member("wmA"), into: companies.member("wmB"), workspace: Self.ours, cause: .commandLine)
            _ = try await bureau.look()
            #expect(try await bureau.list().count == 2)
            #expect(try await bureau.desk.setMergesByUnion(true, workspace: Self.ours, cause: .commandLine))
            #expect(try await bureau.list().isEmpty)
            #expect(try await !companies.areOne("wm1", "wm2"))
            #expect(try await bureau.events("member.merged") == 3)
        }
    }

    /// By hand, too: what was said of two who stand behind the names holds until it is taken back; what was said of these two is said anew.
    @Test(arguments: Engine.available) func aHandDoesNotJoinThemUnawares(_ engine: Engine) async throws {
        try await Self.with(engine) { companies in
            let bureau = companies.bureau, members = bureau.members
            try await companies.note([("wm1", "", "小满"), ("wm2", "", "阿明"), ("wm3", "", "王姐")], of: companies.first)
            let (one, other, third) = (try await companies.member("wm1"), try await companies.member("wm2"), try await companies.member("wm3"))
            try await members.merge(one, into: other, workspace: Self.ours, cause: .commandLine)
            try await members.split(one, workspace: Self.ours, cause: .commandLine)
            try await members.merge(one, into: third, workspace: Self.ours, cause: .commandLine)
            await #expect(throws: MergeRefusal.toldApart) { try await members.merge(other, into: third, workspace: Self.ours, cause: .commandLine) }
            await #expect(throws: MergeRefusal.toldApart) { try await members.merge(third, into: other, workspace: Self.ours, cause: .commandLine) }
            #expect(try await !companies.areOne("wm1", "wm2"))
            let refused = try #require(try await bureau.list(.refused).first)
            #expect(try await !bureau.desk.reopen(refused.id, workspace: Self.ours, cause: .commandLine))
            try await members.merge(other, into: third, workspace: Self.ours, cause: .commandLine)
            #expect(try await companies.areOne("wm1", "wm2"))
            // Of just these two a person may say something else.
            try await members.split(other, workspace: Self.ours, cause: .commandLine)
            try await members.merge(other, into: third, workspace: Self.ours, cause: .commandLine)
            #expect(try await companies.areOne("wm2", "wm3"))
        }
    }

    /// Somebody of the house is nobody's customer unasked, whenever they were marked; customers find each other all the same.
    @Test(arguments: Engine.available) func oneOfOursIsAskedAbout(_ engine: Engine) async throws {
        try await Self.with(engine) { companies in
            let bureau = companies.bureau
            func mark(_ contact: String) async throws {
                try await bureau.members.mark(companies.member(contact), as: .person, workspace: Self.ours, cause: .commandLine)
            }
            try await companies.note([("wm1", "u1", "小林"), ("wm2", "u2", "阿明")], of: companies.first)
            try await mark("wm1")
            try await companies.note([("wmA", "u1", "林掌柜")], of: companies.second)
            #expect(try await !bureau.look())
            #expect(try await companies.words() == ["小林 / 林掌柜: strong, union, ours"])
            try await companies.note([("wmB", "u1", "林姐")], of: companies.second)
            #expect(try await bureau.look())
            #expect(try await companies.areOne("wmA", "wmB"))
            #expect(try await !companies.areOne("wm1", "wmA"))
            #expect(try await bureau.list().count == 1, "the same two are asked about once")
            // Marked between the find and the rule.
            _ = try await bureau.desk.setMergesByUnion(false, workspace: Self.ours, cause: .commandLine)
            try await companies.note([("wmC", "u2", "明哥")], of: companies.second)
            _ = try await bureau.look()
            #expect(try await companies.words().contains("明哥 / 阿明: certain, union"))
            try await mark("wmC")
            #expect(try await !bureau.desk.setMergesByUnion(true, workspace: Self.ours, cause: .commandLine))
            #expect(try await companies.words().contains("明哥 / 阿明: strong, union, ours"))
            let asked = try #require(try await bureau.list().first { [$0.one, $0.other].contains { $0.names.first == "明哥" } })
            try await bureau.desk.accept(asked.id, workspace: Self.ours, cause: .commandLine)
            #expect(try await companies.areOne("wm2", "wmC"))
        }
    }

    /// What was looked at is not read again; what a search broke off with is.
    @Test(arguments: Engine.available) func onlyWhatIsNewIsLookedAt(_ engine: Engine) async throws {
        try await Self.with(engine) { companies in
            func waiting() async throws -> Int {
                try await companies.bench.database.read { tx in
                    try tx.first("SELECT count(*) FROM member_union WHERE search_id IS NOT NULL") { $0.int(0) } ?? 0
                }
            }
            try await companies.note([("wm1", "u1", "小满"), ("wm2", "u2", "阿明")], of: companies.first)
            #expect(try await waiting() == 2)
            _ = try await companies.bureau.look()
            #expect(try await waiting() == 0)
            try await companies.note([("wmA", "u1", "满满"), ("wmB", "u2", "明哥")], of: companies.second)
            try await companies.bench.database.write { tx in try tx.run("UPDATE member_union SET search_id = 77 WHERE unionid = 'u2' AND search_id = 0") }
            #expect(try await companies.bureau.look())
            #expect(try await companies.areOne("wm1", "wmA"))
            #expect(try await companies.areOne("wm2", "wmB"))
            #expect(try await waiting() == 0)
        }
    }
}
