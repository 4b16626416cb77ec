import Engines
import FeatureRules
import FeatureStores
import Journal
import Kernel
import Storage
import Testing

@Suite(.serialized) struct AuditTests {
    /// Whether events or notes, one list: newest first, each once, filtered by who did it; what was imported is not in it.
    @Test(arguments: Engine.available) func tellsEventsAndNotesAsOneList(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            var chat = Chat()
            chat.say("2026-11-01 08:00:00", "wxid_axy01", "早", name: "阿远")
            chat.add("2026-11-01 09:00:00", "", "\"阿远\"邀请\"木木\"加入了群聊", type: "system")
            try await bench.take(chat.chatlogCSV, as: "a.csv")
            let desk = GroupDesk(database: bench.database, journal: Journal(world: bench.world), world: bench.world)
            let group = try #require(try await bench.database.read { try GroupQueries.all(in: ImportBench.ours, $0) }.first?.id)
            let tokens = TokenDesk(database: bench.database, world: bench.world)
            let one = Cause.staff(StaffID(5)), other = Cause.token(TokenID(7))
            for number in 0..<5 {
                try await desk.rename(group, to: "群 \(number)", workspace: ImportBench.ours, cause: number % 2 == 0 ? one : other)
                _ = try await tokens.create(name: "\(number)", scope: "read", days: nil, workspace: ImportBench.ours, cause: one)
            }
            _ = try await tokens.create(name: "x", scope: "read", days: nil, workspace: ImportBench.theirs, cause: one)
            let (whole, walked, mine, causes) = try await bench.database.read { tx in
                var walked: [AuditEntry] = []
                while true {
                    let page = try AuditQueries.page(before: walked.last?.id, limit: 3, in: ImportBench.ours, tx)
                    if page.isEmpty { break }
                    walked += page
                }
                return (
                    try AuditQueries.page(before: nil, limit: 100, in: ImportBench.ours, tx), walked,
                    try AuditQueries.page(before: nil, by: other, limit: 100, in: ImportBench.ours, tx),
                    try AuditQueries.causes(in: ImportBench.ours, tx)
                )
            }
            #expect(whole.map(\.kind) == Array(repeating: ["token.created", "group.renamed"], count: 5).flatMap { $0 })
            #expect(whole == walked && whole.compactMap(\.group) == Array(repeating: group, count: 5))
            #expect(mine.count == 2 && mine.allSatisfy { $0.cause == other && $0.kind == "group.renamed" })
            #expect(Set(causes) == [one, other])
        }
    }

    /// However long the journal, the log reads a small index of its own.
    @Test func itDoesNotWalkThroughTheJournal() async throws {
        try await ImportBench.with(.sqlite) { bench in
            let plan = try await bench.database.read { tx in
                try tx.all(
                    """
                    EXPLAIN QUERY PLAN SELECT id, kind, at_ms, cause, group_id, member_id, other_id FROM event
                    WHERE workspace_id = \(ImportBench.ours) AND id < \(Int64.max) AND fingerprint IS NULL AND cause <> 'system'
                    AND cause = coalesce(\(Value.null), cause) ORDER BY id DESC LIMIT \(50)
                    """) { $0.text(3) }
            }
            #expect(plan.count == 1 && plan[0].contains("USING INDEX event_acts"), "\(plan)")
        }
    }
}
