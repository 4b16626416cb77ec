import FeatureStores
import Kernel

/// A message archive as `--json` prints it. The keys are public: they never change their meaning.
struct ArchiveDocument: Encodable {
    var connection: String
    var corp_id: String
    var state: String
    var problem: String?
    /// The last record that is stored.
    var seq: Int64
    var fetched_at: String?
    var taken: Int
    var withheld: Int
    var unread: Int

    init(_ entry: ArchiveEntry) {
        connection = entry.connection.description
        corp_id = entry.corpID
        state = entry.isOn ? "on" : "off"
        problem = entry.problem
        seq = entry.seq
        fetched_at = entry.fetched?.iso
        taken = entry.taken
        withheld = entry.withheld
        unread = entry.unread
    }

    var text: String {
        "\(connection)  \(state)  \(corp_id): up to \(seq), \(taken) taken, \(withheld) withheld, \(unread) unread\(problem.map { ": " + $0 } ?? "")"
    }
}
