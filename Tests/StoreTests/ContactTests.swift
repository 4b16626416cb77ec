import Engines
import FeatureRules
import FeatureStores
import Journal
import Kernel
import Storage
import Testing

/// Contacts and tags of a connected WeCom, on both engines.
@Suite(.serialized) struct ContactTests {
    static let now = CustomerGroupTests.now
    static let edge = ContactEdgeKey(staff: "LiuYang", contact: "wm1")
    static func sight(
        _ contact: String, _ name: String = "小满", staff: String = "LiuYang", daysAgo: Int64 = 9, remark: String = "", tags: Set<String> = []
    ) -> ContactSight {
        ContactSight(
            edge: ContactEdgeKey(staff: staff, contact: contact), name: name, unionID: "o\(contact)", since: now - .days(daysAgo), remark: remark,
            addWay: 1, state: "poster", tags: tags)
    }

    struct Book: Sendable {
        let company: CustomerGroupTests.Company
        var bench: ImportBench { company.bench }
        var desk: ContactDesk { ContactDesk(journal: Journal(world: bench.world), world: bench.world) }

        @discardableResult
        func note(
            _ sights: [ContactSight], absent: Set<ContactEdgeKey> = [], told: [ContactTelling] = [], compared: Instant? = nil, at: Instant = now
        ) async throws -> ContactDesk.Outcome {
            let desk = desk, connection = company.connection
            return try await bench.database.write { tx in
                try desk.note(
                    sights, absent: absent, told: told, compared: compared, at: at, from: connection, workspace: ImportBench.ours, tx)
            }
        }

        func statuses() async throws -> [String: String] {
            try await bench.database.read { tx in
                var found: [String: String] = [:]
                try tx.each("SELECT userid, external_userid, status, remark FROM contact_edge WHERE workspace_id = \(ImportBench.ours)") { row in
                    found["\(row.text(0))/\(row.text(1))"] = row.text(2) + (row.text(3).isEmpty ? "" : " " + row.text(3))
                }
                return found
            }
        }

        func tags() async throws -> Set<String> {
            try await bench.database.read { tx in
                Set(try tx.all("SELECT external_userid, tag_id FROM contact_edge_tag WHERE workspace_id = \(ImportBench.ours)") { "\($0.text(0)) \($0.text(1))" })
            }
        }
    }

    static func with(_ engine: Engine, _ body: (Book) async throws -> Void) async throws {
        try await ImportBench.with(engine) { bench in try await body(Book(company: try await CustomerGroupTests.Company(bench))) }
    }

    @Test(arguments: Engine.available) func aContactIsAPersonAndAnEdge(_ engine: Engine) async throws {
        try await Self.with(engine) { book in
            let sights = [Self.sight("wm1", tags: ["et1"]), Self.sight("wm2", "阿明"), Self.sight("wm1", staff: "ChenWei")]
            let first = try await book.note(sights)
            #expect(first.added == 3 && first.lost == 0 && first.tagged == 0)
            #expect(try await book.note(sights) == ContactDesk.Outcome())
            let events = try await book.company.events()
            #expect(events == ["contact.added": 3, "member.operator_marked": 2], "what was on them before is no news")
            #expect(try await book.tags() == ["wm1 et1"])
            #expect(try await book.bench.count("contact") == 2)
            // The same person in a group is the same member.
            let before = try await book.bench.count("member")
            try await book.company.look([CustomerGroupTests.guest("wm1", "小满"), CustomerGroupTests.guest("wm2", "明哥")])
            #expect(try await book.bench.count("member") == before)
            #expect(try await book.bench.boardsAreTrue())
        }
    }

    @Test(arguments: Engine.available) func whoWasLostIsKeptAndWhatIsOldChangesNothing(_ engine: Engine) async throws {
        try await Self.with(engine) { book in
            try await book.note([Self.sight("wm1", remark: "老客")])
            let lost = ContactTelling(edge: Self.edge, kind: .lost(.byContact), at: Self.now - .seconds(60))
            for _ in 0..<2 { try await book.note([], told: [lost]) }
            try await book.note([Self.sight("wm1", remark: "老客")])
            #expect(try await book.statuses() == ["LiuYang/wm1": "deleted_us 老客"])
            #expect(try await book.company.events()["contact.lost"] == 1)
            // Back again, and a look from before it.
            try await book.note([Self.sight("wm1", daysAgo: 0, remark: "回来了")], at: Self.now + .seconds(90))
            let stale = try await book.note([Self.sight("wm1", remark: "老客", tags: ["et9"])], at: Self.now)
            #expect(stale == ContactDesk.Outcome())
            #expect(try await book.statuses() == ["LiuYang/wm1": "ok 回来了"])
            #expect(try await book.tags() == [])
        }
    }

    @Test(arguments: Engine.available) func aComparisonRepairsWhatNobodyTold(_ engine: Engine) async throws {
        try await Self.with(engine) { book in
            try await book.note([Self.sight("wm1"), Self.sight("wm2")])
            let found = try await book.note(
                [], absent: [ContactEdgeKey(staff: "LiuYang", contact: "wm2"), ContactEdgeKey(staff: "LiuYang", contact: "wm3")], compared: Self.now)
            #expect(found.lost == 1)
            #expect(try await book.statuses() == ["LiuYang/wm1": "ok", "LiuYang/wm2": "gone"])
            let changed = try await book.note([Self.sight("wm1", remark: "新", tags: ["et1", "et2"])], at: Self.now + .seconds(1))
            #expect(changed.changed == 1 && changed.tagged == 1)
            try await book.note([Self.sight("wm1", remark: "新", tags: ["et2"])], at: Self.now + .seconds(2))
            let events = try await book.company.events()
            #expect(events["contact.tagged"] == 2 && events["contact.untagged"] == 1)
        }
    }

    @Test(arguments: Engine.available) func tagsFollowThePlatform(_ engine: Engine) async throws {
        try await Self.with(engine) { book in
            let desk = TagDesk(journal: Journal(world: book.bench.world), world: book.bench.world), connection = book.company.connection
            func note(_ groups: [TagGroupSight]) async throws -> Int {
                try await book.bench.database.write { tx in
                    try desk.note(groups, at: Self.now, from: connection, workspace: ImportBench.ours, tx)
                }
            }
            var group = TagGroupSight(id: "etg", name: "等级", tags: [.init(id: "et1", name: "银卡"), .init(id: "et\"2", name: "金卡", position: 2)])
            #expect(try await note([group]) == 3)
            #expect(try await note([group]) == 0)
            try await book.note([Self.sight("wm1", tags: ["et1", "et\"2"])])
            group.tags[0].name = "白银"
            group.tags[1].position = 1
            #expect(try await note([group]) == 2)
            group.tags.removeFirst()
            #expect(try await note([group]) == 1)
            #expect(try await book.tags() == ["wm1 et\"2"], "a deleted tag is on nobody")
            #expect(try await note([]) == 2)
            let events = try await book.company.events()
            #expect(events["tag.created"] == 3 && events["tag.renamed"] == 1 && events["tag.moved"] == 1 && events["tag.deleted"] == 3)
        }
    }
}
