internal import GRDB
internal import GRDBSQLite
internal import Storage

/// SQLite's result codes in the terms of `StorageError`.
enum SQLiteFailure {
    static func translate(_ error: any Error) -> any Error {
        guard let error = error as? GRDB.DatabaseError else { return error }
        return translate(code: error.extendedResultCode.rawValue, message: error.message ?? "code \(error.resultCode.rawValue)")
    }

    static func translate(code: Int32, message: String) -> StorageError {
        let duplicate: [ResultCode] = [.SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID]
        if duplicate.contains(ResultCode(rawValue: code)) { return .uniqueViolation(message) }
        return switch code & 0xff {
        case SQLITE_CONSTRAINT: .constraint(message)
        case SQLITE_FULL: .diskFull
        // The file that is lengthened before anything is written to it: there is no room for it.
        case SQLITE_IOERR where code == Int32(ResultCode.SQLITE_IOERR_SHMSIZE.rawValue): .diskFull
        case SQLITE_IOERR: .deviceFailed("\(sentence(message, code)) \(code)")
        case SQLITE_READONLY: .readOnly(message)
        case SQLITE_CANTOPEN: .cannotOpen(message)
        case SQLITE_CORRUPT, SQLITE_NOTADB: .corrupt(message)
        case SQLITE_BUSY, SQLITE_LOCKED: .busy
        default: .other("\(sentence(message, code)) (\(code))")
        }
    }

    /// A failed backup is told with the words of a connection on which nothing went wrong.
    private static func sentence(_ message: String, _ code: Int32) -> String {
        message == "not an error" ? String(cString: sqlite3_errstr(code)) : message
    }
}
