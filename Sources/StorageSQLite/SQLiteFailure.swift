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
        case SQLITE_READONLY: .readOnly(message)
        case SQLITE_CANTOPEN: .cannotOpen(message)
        case SQLITE_CORRUPT, SQLITE_NOTADB: .corrupt(message)
        case SQLITE_BUSY, SQLITE_LOCKED: .busy
        default: .other("\(message) (\(code))")
        }
    }
}
