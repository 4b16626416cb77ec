import Engines
import FeatureStores
import Journal
import Kernel
import Storage
import Testing

/// What a member said is found by the days on which they spoke: against a look through everything.
@Suite(.serialized) struct MemberTrailTests {
    static func said(by member: MemberID, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [MessageID] {
        let merged = try MergedMembers(of: workspace, tx)
        var ids: [MessageID] = []
        try tx.each("SELECT id, member_id FROM message WHERE workspace_id = \(workspace) ORDER BY id DESC") { row in
            if merged.shown(row.id(1)) == member { ids.append(row.id(0)) }
        }
        return ids
    }

    @Test(arguments: Engine.available, [ImportBench.ours, ImportBench.abroad])
    func theNewestComeFirst(_ engine: Engine, _ workspace: WorkspaceID) async throws {
        try await ImportBench.with(engine) { bench in
            var dice = SeededDice(seed: 11)
            try await bench.take(Chat.random(&dice, lines: 900).jsonLines, into: workspace, indexed: false)
            let desk = MemberDesk(database: bench.database, journal: Journal(world: bench.world), board: bench.board, world: bench.world)
            let members = try await bench.labels(workspace).keys.sorted()
            try await desk.merge(members[0], into: members[1], workspace: workspace, cause: .system)
            let zone = try await bench.database.read { tx in try bench.zones(workspace, tx) }
            for member in members {
                try await bench.database.read { tx in
                    let all = try Self.said(by: member, workspace, tx)
                    #expect(member == members[0] ? all.isEmpty : all.count > 20)
                    for limit in [0, 1, 2, 3, 30, 500, 2000] {
                        let found = try MessageQueries.said(by: member, limit: limit, zone: zone, in: workspace, tx).map(\.id)
                        #expect(found == Array(all.prefix(limit)), "\(limit)")
                        // Where nobody need stop early, the other way leads to the same.
                        let latest = try MessageQueries.latest(by: member, limit: limit, look: 100_000, zone: zone, in: workspace, tx)
                        #expect(latest == found)
                    }
                    for place in stride(from: 0, to: all.count, by: 7) {
                        let found = try MessageQueries.said(by: member, before: all[place], limit: 9, zone: zone, in: workspace, tx).map(\.id)
                        #expect(found == Array(all.dropFirst(place + 1).prefix(9)))
                    }
                    for look in [0, 1, 7, 50] {
                        let few = try MessageQueries.latest(by: member, limit: 100, look: look, zone: zone, in: workspace, tx)
                        #expect(few.count <= look && Set(few).isSubset(of: all) && few == few.sorted(by: >))
                    }
                }
            }
            let none = try await bench.database.read { tx in
                try MessageQueries.said(by: members[1], limit: 9, zone: zone, in: ImportBench.theirs, tx)
            }
            #expect(none.isEmpty, "another workspace")
        }
    }
}
