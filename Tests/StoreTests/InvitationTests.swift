import Engines
import FeatureStores
import Journal
import Kernel
import Storage
import Testing

@Suite(.serialized) struct InvitationTests {
    static let group = GroupID(7)

    @Test(arguments: Engine.available) func whoBroughtWhom(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let desk = Journal(world: bench.world), start = Instant(milliseconds: 1_795_000_000_000)
            @Sendable func join(_ member: Int64, by other: Int64?, _ hours: Int64, in workspace: WorkspaceID = ImportBench.ours, group: Int64 = 7) async throws {
                try await bench.database.write { tx in
                    try desk.append(
                        Event(
                            kind: "membership.joined", at: start + .hours(hours), group: GroupID(group), member: MemberID(member),
                            other: other.map { MemberID($0) }), workspace: workspace, cause: .system, tx)
                }
            }
            try await bench.database.write { tx in
                for id in 1...9 {
                    try tx.run("INSERT INTO member (workspace_id, id, merged_into, created_ms) VALUES (\(ImportBench.ours), \(id), NULL, 0)")
                }
                try tx.run("UPDATE member SET merged_into = 1 WHERE workspace_id = \(ImportBench.ours) AND id = 9")
            }
            try await join(2, by: 1, 1)
            try await join(3, by: 1, 2)
            try await join(2, by: 1, 3)  // came back: still one person
            try await join(4, by: 9, 4)  // 9 is 1
            try await join(9, by: 1, 5)  // nobody brings themselves
            try await join(5, by: nil, 6)
            try await join(1, by: 2, 7)
            try await join(1, by: 3, 8, group: 8)
            try await join(6, by: 1, 9, in: ImportBench.theirs)
            let (mine, by, none) = try await bench.database.read { tx in
                (
                    try InvitationQueries.invited(by: MemberID(1), in: ImportBench.ours, tx),
                    try InvitationQueries.inviters(of: MemberID(1), in: ImportBench.ours, tx),
                    try InvitationQueries.inviters(of: MemberID(5), in: ImportBench.ours, tx)
                )
            }
            #expect(mine.map(\.member) == [4, 3, 2].map { MemberID($0) })
            #expect(mine.last?.at == start + .hours(1))
            #expect(by.map(\.member) == [3, 2].map { MemberID($0) } && by.first?.group == GroupID(8))
            #expect(none.isEmpty)
        }
    }

    @Test(arguments: Engine.available) func talkByWeek(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            try await bench.take(MatrixStoreTests.chat().jsonLines)
            let amy = try #require(try await bench.labels(ImportBench.ours).first { $0.value == "amy" }?.key)
            let today = Zone.shanghai.day(of: MatrixStoreTests.start + .days(60))
            let weeks = try await bench.database.read { tx in
                let groups = try MemberQueries.memberships(of: amy, in: ImportBench.ours, tx).map(\.group)
                return try MemberQueries.weeks(of: amy, in: groups, until: today, workspace: ImportBench.ours, tx)
            }
            #expect(weeks.count == MemberQueries.weekCount && weeks.last?.week == today.weekStart)
            #expect(weeks.reduce(0) { $0 + $1.messages } == 61 + 41 + 3)
            #expect(weeks.first?.messages == 0)
        }
    }
}
