import FeatureStores
import Journal
import Kernel
import WeComConnector

/// The inbox as `--json` prints it. The keys are public: they never change their meaning.
struct InboxDocument: Encodable {
    struct Line: Encodable {
        var id: String
        var source: String
        /// waiting, claimed, done or failed.
        var state: String
        var tries: Int
        var problem: String?
        var received_at: String
        /// Null for what is no event.
        var event: String?
        var change: String?

        init(_ entry: InboxEntry) {
            id = entry.id.description
            source = entry.source
            state = entry.state.rawValue
            tries = entry.tries
            problem = entry.problem
            received_at = entry.received.iso
            let message = try? CallbackMessage(entry.body)
            event = message?.event
            change = message?.changeType
        }

        var text: String { "\(id)  \(received_at)  \(state)  \(event ?? "–")\(change.map { " " + $0 } ?? "")\(problem.map { ": " + $0 } ?? "")" }
    }

    /// How many there are in each state, listed or not.
    var counts: [String: Int]
    var callbacks: [Line]

    init(_ counts: [Handling.State: Int], _ entries: [InboxEntry]) {
        self.counts = Dictionary(uniqueKeysWithValues: Handling.State.allCases.map { ($0.rawValue, counts[$0] ?? 0) })
        callbacks = entries.map { Line($0) }
    }

    var sums: String { Handling.State.allCases.map { "\(counts[$0.rawValue] ?? 0) \($0.rawValue)" }.joined(separator: ", ") }
}
