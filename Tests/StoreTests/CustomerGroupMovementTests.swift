import Engines
import FeatureRules
import FeatureStores
import Kernel
import Storage
import Testing

/// Who is in customer groups, and who came and went, as pages show it; on both engines.
@Suite(.serialized) struct CustomerGroupMovementTests {
    static let zone = Zone.shanghai
    typealias Company = CustomerGroupTests.Company

    static func today() -> LocalDay { zone.day(of: CustomerGroupTests.now) }

    @Test(arguments: Engine.available) func movesAddUpToWhoIsThere(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let company = try await Company(bench)
            let first = [
                CustomerGroupTests.staff, CustomerGroupTests.guest("wm1", "小满"), CustomerGroupTests.guest("wm2", "阿明", daysAgo: 3, by: "LiuYang"), CustomerGroupTests.guest("wm3", "芝麻", daysAgo: 40),
            ]
            try await company.look(first)
            // One of them goes, and another one comes.
            try await company.look(first.filter { $0.key != "wm1" } + [CustomerGroupTests.guest("wm4", "半夏", daysAgo: 0)])
            let (overview, entries) = try await bench.database.read { tx in
                (
                    try GroupMovementQueries.overview(today: Self.today(), in: ImportBench.ours, tx),
                    try GroupMovementQueries.list(today: Self.today(), limit: 10, in: ImportBench.ours, tx)
                )
            }
            let found = try #require(overview), entry = try #require(entries.first)
            #expect(found.groups == 1 && found.present == 4 && found.knownSince != nil)
            #expect(found.days.count == 30 && found.today == GroupMovement(came: 1, went: 1))
            #expect(found.week == GroupMovement(came: 2, went: 1))
            #expect(entry.present == 4 && entry.week == found.week && entry.month == found.month)
            // Staff and wm3 came before the month: who is there now = who was there + who came − who went.
            #expect(found.month.net + 2 == found.present || found.month.net + 1 == found.present)
            let sight = try #require(
                try await bench.database.read { try GroupMovementQueries.one(entry.group, today: Self.today(), limit: 10, in: ImportBench.ours, $0) })
            #expect(sight.present == 4 && sight.byTalk == 4 && sight.staff == 1 && sight.owner != nil && !sight.isDismissed)
            #expect(sight.ways == [.init(way: .code, people: 2), .init(way: .invited, people: 1)])
            #expect(sight.days == found.days)
            #expect(sight.moves.count == 6 && sight.moves.contains { $0.kind == .went(isRemoved: nil) })
            #expect(sight.moves.contains { $0.kind == .came(.invited) && $0.inviter == sight.owner })
            #expect(sight.moves.map(\.at) == sight.moves.map(\.at).sorted(by: >))
        }
    }

    /// Each coming and going of one person stays on the list, and the days count the same.
    @Test(arguments: Engine.available) func whoComesBackDoesNotForgetWhatWas(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let company = try await Company(bench), staff = CustomerGroupTests.staff
            try await company.look([staff, CustomerGroupTests.guest("wm1", "小满", daysAgo: 9)])
            for daysAgo in [6, 3] as [Int64] {
                let told = [GroupTelling(key: "wm1", kind: .went(isRemoved: false), at: CustomerGroupTests.now - .days(daysAgo) - .hours(1))]
                try await company.look([staff], told: told)
                try await company.look([staff, CustomerGroupTests.guest("wm1", "小满", daysAgo: daysAgo, by: "LiuYang")])
            }
            let sight = try await bench.database.read { tx in
                let group = try #require(try GroupMovementQueries.list(today: Self.today(), limit: 1, in: ImportBench.ours, tx).first?.group)
                return try #require(try GroupMovementQueries.one(group, today: Self.today(), limit: 10, in: ImportBench.ours, tx))
            }
            let code = CustomerGroupSight.Kind.came(.code), invited = CustomerGroupSight.Kind.came(.invited)
            #expect(sight.moves.prefix(5).map(\.kind) == [invited, .went(isRemoved: false), invited, .went(isRemoved: false), code])
            #expect(Set(sight.moves.prefix(5).map(\.member)).count == 1 && sight.moves.count == 6)
            #expect(sight.present == 2 && sight.ways == [.init(way: .invited, people: 1)])
            #expect(sight.days.map(\.came).reduce(0, +) == 3 && sight.days.map(\.went).reduce(0, +) == 2)
        }
    }

    /// Somebody who was in the group before the company was connected, and left.
    @Test(arguments: Engine.available) func whoOnlySpokeIsToldApart(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let company = try await Company(bench)
            try await company.look([CustomerGroupTests.staff, CustomerGroupTests.guest("wm1", "小满")])
            let sight = try await bench.database.write { tx in
                let group = try #require(try GroupMovementQueries.list(today: Self.today(), limit: 1, in: ImportBench.ours, tx).first?.group)
                try tx.run("INSERT INTO member (workspace_id, id, created_ms) VALUES (\(ImportBench.ours), 99, 0)")
                try tx.run(
                    """
                    INSERT INTO membership (workspace_id, group_id, member_id, messages, first_ms, last_ms, joins, leaves, presence_id, present)
                    VALUES (\(ImportBench.ours), \(group), 99, 3, 5, 9, 0, 0, 1, 1)
                    """)
                return try GroupMovementQueries.one(group, today: Self.today(), limit: 10, in: ImportBench.ours, tx)
            }
            #expect(sight?.present == 2 && sight?.byTalk == 3)
        }
    }

    @Test(arguments: Engine.available) func anotherWorkspaceSeesNothing(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let company = try await Company(bench)
            try await company.look([CustomerGroupTests.staff])
            try await bench.database.read { tx in
                let group = try #require(try GroupMovementQueries.list(today: Self.today(), limit: 10, in: ImportBench.ours, tx).first?.group)
                let other = ImportBench.theirs
                #expect(try GroupMovementQueries.overview(today: Self.today(), in: other, tx) == nil)
                #expect(try GroupMovementQueries.list(today: Self.today(), limit: 10, in: other, tx).isEmpty)
                #expect(try GroupMovementQueries.one(group, today: Self.today(), limit: 10, in: other, tx) == nil)
                #expect(try !GroupMovementQueries.isOne(group, in: other, tx) && GroupMovementQueries.isOne(group, in: ImportBench.ours, tx))
            }
        }
    }
}
