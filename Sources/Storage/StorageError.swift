/// A technical failure, in terms both engines share. The text is the engine's, without bound values.
public enum StorageError: Error, Sendable, CustomStringConvertible {
    case uniqueViolation(String)
    case constraint(String)
    case diskFull
    /// The device or its driver failed while reading or writing.
    case deviceFailed(String)
    case readOnly(String)
    case cannotOpen(String)
    case corrupt(String)
    /// Another process holds the database longer than the limit.
    case busy
    /// Rerun for serialization failures was tried often enough.
    case serialization
    /// There is a database, but nothing of ours in it.
    case notInstalled
    case olderVersion(feature: String, number: Int)
    case newerVersion(feature: String, number: Int)
    case changedMigration(feature: String, number: Int)
    case lostConnection(String)
    case other(String)

    public var description: String {
        switch self {
        case .uniqueViolation(let text): "unique key: \(text)"
        case .constraint(let text): "constraint: \(text)"
        case .diskFull: "the disk is full; make room and do it again, what was confirmed is kept"
        case .deviceFailed(let text):
            "the disk failed (\(text)); look at the disk and do it again, what was confirmed is kept"
        case .readOnly(let text): "cannot be written: \(text)"
        case .cannotOpen(let text): "cannot open the database: \(text)"
        case .corrupt(let text): "the database file is damaged: \(text)"
        case .busy: "another process holds the database"
        case .serialization: "too many transactions at once, try again"
        case .notInstalled: "there is no installation in this database; `quanzi serve` makes one"
        case .olderVersion(let feature, let number):
            "the database was written by an older version of Quanzi (\(feature) \(number) is missing); `quanzi serve` brings it up to date"
        case .newerVersion(let feature, let number):
            "the database was written by a newer version of Quanzi (\(feature) \(number)); install that version or restore a backup"
        case .changedMigration(let feature, let number): "migration \(feature) \(number) differs from the one that was applied"
        case .lostConnection(let text): "the connection to the database was lost: \(text)"
        case .other(let text): text
        }
    }
}
