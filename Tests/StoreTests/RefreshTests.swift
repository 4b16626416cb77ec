import Engines
import FeatureRules
import FeatureStores
import Kernel
import Storage
import Synchronization
import Testing

@Suite(.serialized) struct RefreshTests {
    /// Notes which groups it was shown as made anew.
    final class Witness: DiagnosisFollower {
        let seen = Mutex<[Set<String>]>([])
        var sections: [any Section.Type] { [AnswerFigures.self] }

        func follow(
            _ groups: [DiagnosedGroup], anew: Set<GroupID>, asOf: Instant?, workspace: WorkspaceID, _ tx: any WriteTransaction
        ) throws {
            for group in groups { #expect(group.sections.one(AnswerFigures.self) != nil, "\(group.group.name)") }
            let names = groups.filter { anew.contains($0.group.id) }.map(\.group.name)
            seen.withLock { $0.append(Set(names)) }
        }
    }

    static func instants(_ bench: ImportBench) async throws -> Set<Instant> {
        try await bench.database.read { tx in
            Set(try tx.all("SELECT as_of_ms FROM diagnosis WHERE workspace_id = \(ImportBench.ours)") { $0.instant(0) })
        }
    }

    @Test(arguments: Engine.available) func whatChangedComesFirst(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let witness = Witness()
            let insights = InsightsDesk(database: bench.database, zones: bench.zones, followers: [witness])
            func passes() -> [Set<String>] { witness.seen.withLock { seen in defer { seen = [] }; return seen } }
            try await bench.take(MatrixStoreTests.chat().jsonLines)
            try await insights.refresh(ImportBench.ours)
            #expect(passes() == [["午餐群", "100% 读书_群", "Lunch 二群"]])

            func say(after span: Span) async throws -> Instant {
                var chat = Chat()
                let at = MatrixStoreTests.start + .days(60) + span
                chat.lines.append(.init(at: at, sender: "amy", name: "amy", text: "再说一句", group: "Lunch 二群"))
                try await bench.take(chat.jsonLines)
                try await insights.refresh(ImportBench.ours)
                return at
            }
            _ = try await say(after: .minutes(5))
            #expect(passes() == [["Lunch 二群"]], "the others are not old yet")
            let later = try await say(after: .days(1))
            #expect(passes() == [["Lunch 二群"], ["午餐群", "100% 读书_群"]])
            #expect(try await Self.instants(bench) == [later])
            _ = try await say(after: .days(20))
            #expect(passes() == [["Lunch 二群"], ["午餐群", "100% 读书_群", "Lunch 二群"]], "risk is learnt anew, for everybody")
        }
    }
}
