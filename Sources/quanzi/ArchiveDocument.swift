import App
import FeatureRules
import FeatureStores
import Kernel
import Storage

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
    var media: Media

    /// Which pictures, voices and files are fetched, and how many of them are in which state.
    struct Media: Encodable {
        var kinds: [String]
        var max_mb: Int
        /// 0: for good.
        var keep_days: Int
        var kept: Int
        var kept_bytes: Int64
        var waiting: Int
        var too_large: Int
        var gone: Int
        var failed: Int
        var removed: Int
    }

    static func all(in workspace: WorkspaceID, of installation: Installation) async throws -> [ArchiveDocument] {
        var documents: [ArchiveDocument] = []
        for entry in try await installation.archives.all(in: workspace) { documents.append(try await ArchiveDocument(entry, in: workspace, of: installation)) }
        return documents
    }

    init(_ entry: ArchiveEntry, in workspace: WorkspaceID, of installation: Installation) async throws {
        let count = try await installation.database.read { try ArchiveMediaQueries.count(of: entry.connection, in: workspace, $0) }
        connection = entry.connection.description
        corp_id = entry.corpID
        state = entry.isOn ? "on" : "off"
        problem = entry.problem
        seq = entry.seq
        fetched_at = entry.fetched?.iso
        taken = entry.taken
        withheld = entry.withheld
        unread = entry.unread
        media = Media(
            kinds: ArchiveMediaKind.allCases.filter(entry.media.kinds.contains).map(\.rawValue), max_mb: entry.media.megabytes,
            keep_days: entry.media.days, kept: count.of(.kept), kept_bytes: count.keptBytes, waiting: count.of(.wanted),
            too_large: count.of(.tooLarge), gone: count.of(.gone), failed: count.of(.failed), removed: count.of(.removed))
    }

    var text: String {
        "\(connection)  \(state)  \(corp_id): up to \(seq), \(taken) taken, \(withheld) withheld, \(unread) unread\(problem.map { ": " + $0 } ?? "")"
    }
}
