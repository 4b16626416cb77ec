internal import Glibc
internal import GRDB
internal import Synchronization

/// The log beside a database file, kept short: whoever starts after a power cut reads all of it before the first answer.
///
/// SQLite copies it into the file by itself, but begins it anew only when no reader needs it at that moment; under a steady stream of
/// reads and writes that moment never comes.
final class WriteAheadLog: Sendable {
    private let path: String
    private let most: Int64
    /// Where it is looked at next.
    private let limit: Mutex<Int64>
    /// So long a reader may keep it from being cut.
    private static let patience = 200

    /// - Parameter most: bytes.
    init(of database: String, most: Int64) {
        path = database + "-wal"
        self.most = most
        limit = Mutex(most)
    }

    /// Between two transactions of the writer.
    func keepShort(_ db: Database, busyAfter timeout: Int) {
        let size = self.size
        guard limit.withLock({ size >= $0 }) else { return }
        try? db.execute(sql: "PRAGMA busy_timeout = \(Self.patience)")
        let isCut = (try? db.checkpoint(.truncate)) != nil
        try? db.execute(sql: "PRAGMA busy_timeout = \(timeout)")
        limit.withLock { $0 = isCut ? most : size + most / 4 }
    }

    /// 0 if there is none.
    private var size: Int64 {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : 0
    }
}
