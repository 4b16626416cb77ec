import Engines
import FeatureRules
import FeatureStores
import Kernel
import Storage
import Testing

/// Who may go on in a group under a nearly equal name.
@Suite(.serialized) struct SuccessorTests {
    /// Of whom each was heard, in days before the instant that is asked for.
    private static let heard: [(name: String, days: Int64)] = [
        ("walker", 200), ("walker7", 60), ("walker_", 90), ("lina", 5), ("lina_", 1), ("mira", 40), ("mira2", 70), ("otto", 300), ("otto_", 250), ("小李", 40),
        ("小李2", 1), ("tove", 100), ("tove_", 3),
    ]

    /// The last one later than they; nobody who talks still, nobody who was heard before them, nobody of long ago.
    @Test(arguments: Engine.available) func whoWasHeardLaterThanTheySpoke(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let now = Instant(milliseconds: 1_795_250_000_000)
            let lines = Self.heard.map { name, days in
                #"{"group":"g","sender":"\#(name)","sender_name":"\#(name)","time":"\#((now - .days(days)).iso)","type":"text","text":"hello"}"#
            }
            try await bench.take(lines.joined(separator: "\n") + "\n", indexed: false)
            let names = try await bench.labels(ImportBench.ours)
            let found = try await bench.database.read { tx in
                let group = try #require(try GroupQueries.all(in: ImportBench.ours, tx).first)
                return try SuccessorQueries.successors(of: names, in: group.id, asOf: now, workspace: ImportBench.ours, tx)
            }
            let said = Dictionary(uniqueKeysWithValues: found.map { (names[$0.key] ?? "", names[$0.value] ?? "") })
            #expect(said == ["walker": "walker7", "walker_": "walker7", "mira2": "mira", "tove": "tove_"])
        }
    }
}
