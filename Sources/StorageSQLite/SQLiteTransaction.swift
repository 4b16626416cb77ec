internal import GRDB
internal import GRDBSQLite
internal import Storage

/// The statements of one transaction, on GRDB's connection and its statement cache, stepped without GRDB's rows.
struct SQLiteTransaction: WriteTransaction {
    let db: GRDB.Database
    let dialect = Dialect.sqlite

    init(_ db: GRDB.Database) { self.db = db }

    func each(_ sql: Storage.SQL, _ body: (any Storage.Row) throws -> Void) throws {
        let statement = try prepare(sql)
        defer { sqlite3_reset(statement) }
        let row = SQLiteRow(statement)
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: try body(row)
            case SQLITE_DONE: return
            default: throw failure()
            }
        }
    }

    func run(_ sql: Storage.SQL) throws -> Int {
        let statement = try prepare(sql)
        defer { sqlite3_reset(statement) }
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: continue
            case SQLITE_DONE: return Int(sqlite3_changes(db.sqliteConnection))
            default: throw failure()
            }
        }
    }

    func insert(_ batch: ColumnBatch, into table: StaticString, unlessSame unique: [String]) throws -> [Bool] {
        let conflict = unique.isEmpty ? "" : " ON CONFLICT (\(unique.joined(separator: ", "))) DO NOTHING"
        return try insert(batch, into: table, conflict: conflict)
    }

    func merge(_ batch: ColumnBatch, into table: StaticString, key: [String], update: StaticString) throws {
        _ = try insert(batch, into: table, conflict: " ON CONFLICT (\(key.joined(separator: ", "))) DO UPDATE SET \(update)")
    }

    private func insert(_ batch: ColumnBatch, into table: StaticString, conflict: String) throws -> [Bool] {
        guard batch.count > 0 else { return [] }
        let places = (1...batch.names.count).map { "$\($0)" }.joined(separator: ", ")
        let statement = try prepare(
            Storage.SQL(text: "INSERT INTO \(table) (\(batch.names.joined(separator: ", "))) VALUES (\(places))\(conflict)"))
        defer { sqlite3_reset(statement) }
        for (index, column) in batch.columns.enumerated() {
            if case .same(let value) = column { try bind(value, to: Int32(index + 1), of: statement) }
        }
        return try batch.bytes.withUnsafeBytes { bytes in
            defer { sqlite3_clear_bindings(statement) }
            var inserted = [Bool](repeating: false, count: batch.count)
            for row in 0..<batch.count {
                for (index, column) in batch.columns.enumerated() {
                    let place = Int32(index + 1)
                    switch column {
                    case .same: continue
                    case .integers(let values): sqlite3_bind_int64(statement, place, values[row])
                    case .optionalIntegers(let values):
                        if values[row] == .min {
                            sqlite3_bind_null(statement, place)
                        } else {
                            sqlite3_bind_int64(statement, place, values[row])
                        }
                    case .texts(let places):
                        let text = places[row]
                        if text.length < 0 {
                            sqlite3_bind_null(statement, place)
                        } else if text.length == 0 {
                            // A place in an empty buffer has no address, and no address would be NULL.
                            sqlite3_bind_text(statement, place, "", 0, transient)
                        } else {
                            let start = bytes.baseAddress.map { $0.assumingMemoryBound(to: CChar.self) + Int(text.offset) }
                            sqlite3_bind_text(statement, place, start, text.length, nil)
                        }
                    }
                }
                guard sqlite3_step(statement) == SQLITE_DONE else { throw failure() }
                inserted[row] = sqlite3_changes(db.sqliteConnection) == 1
                sqlite3_reset(statement)
            }
            return inserted
        }
    }

    private func prepare(_ sql: Storage.SQL) throws -> OpaquePointer {
        let statement = try db.cachedStatement(sql: sql.text).sqliteStatement
        sqlite3_reset(statement)
        guard Int(sqlite3_bind_parameter_count(statement)) >= sql.values.count else {
            throw StorageError.other("more values than parameters: \(sql.text)")
        }
        for (index, value) in sql.values.enumerated() { try bind(value, to: Int32(index + 1), of: statement) }
        return statement
    }

    private func bind(_ value: Value, to place: Int32, of statement: OpaquePointer) throws {
        let code: Int32 =
            switch value {
            case .null: sqlite3_bind_null(statement, place)
            case .integer(let number): sqlite3_bind_int64(statement, place, number)
            case .real(let number): sqlite3_bind_double(statement, place, number)
            case .text(let text): sqlite3_bind_text(statement, place, text, Int32(text.utf8.count), transient)
            case .blob(let bytes):
                bytes.isEmpty
                    ? sqlite3_bind_zeroblob(statement, place, 0)
                    : sqlite3_bind_blob(statement, place, bytes, Int32(bytes.count), transient)
            }
        guard code == SQLITE_OK else { throw failure() }
    }

    private func failure() -> StorageError {
        SQLiteFailure.translate(
            code: sqlite3_extended_errcode(db.sqliteConnection), message: String(cString: sqlite3_errmsg(db.sqliteConnection)))
    }
}

/// SQLite copies what is bound.
private let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

/// The row under the statement's cursor.
private final class SQLiteRow: Storage.Row {
    let statement: OpaquePointer

    init(_ statement: OpaquePointer) { self.statement = statement }

    var columns: Int { Int(sqlite3_column_count(statement)) }
    func isNull(_ column: Int) -> Bool { sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL }
    func integer(_ column: Int) -> Int64 { sqlite3_column_int64(statement, Int32(column)) }
    func real(_ column: Int) -> Double { sqlite3_column_double(statement, Int32(column)) }
    func text(_ column: Int) -> String { withBytes(column) { String(decoding: $0, as: UTF8.self) } }
    func blob(_ column: Int) -> [UInt8] { withBytes(column) { Array($0) } }

    func withBytes<R>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
        let start = sqlite3_column_blob(statement, Int32(column))
        let count = Int(sqlite3_column_bytes(statement, Int32(column)))
        return try body(UnsafeBufferPointer(start: start?.assumingMemoryBound(to: UInt8.self), count: start == nil ? 0 : count))
    }

    func value(_ column: Int) -> Value {
        switch sqlite3_column_type(statement, Int32(column)) {
        case SQLITE_INTEGER: .integer(integer(column))
        case SQLITE_FLOAT: .real(real(column))
        case SQLITE_TEXT: .text(text(column))
        case SQLITE_BLOB: .blob(blob(column))
        default: .null
        }
    }
}
