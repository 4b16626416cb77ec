internal import CLibPQ
internal import Storage

/// One libpq connection. Used by one thread at a time; the pool sees to that.
final class PostgresConnection {
    private let handle: OpaquePointer
    private var prepared: [String: String] = [:]

    /// - Throws: `StorageError.cannotOpen` with libpq's sentence, which carries no password.
    init(_ url: String) throws {
        guard let handle = PQconnectdb(url) else { throw StorageError.cannotOpen("out of memory") }
        guard PQstatus(handle) == CONNECTION_OK else {
            let reason = PostgresConnection.message(of: handle)
            PQfinish(handle)
            throw StorageError.cannotOpen(reason)
        }
        self.handle = handle
        // A notice such as "relation exists, skipping" is not for the log.
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        _ = try execute(SQL(text: "SET synchronous_commit = on"))
    }

    deinit { PQfinish(handle) }

    var isBroken: Bool { PQstatus(handle) != CONNECTION_OK }

    /// Runs a statement to its end; the result is the caller's.
    func execute(_ sql: SQL) throws -> PostgresResult {
        let name = try prepare(sql)
        var texts: [[CChar]?] = []
        var formats: [Int32] = []
        var lengths: [Int32] = []
        for value in sql.values {
            let (bytes, format) = PostgresConnection.encode(value)
            texts.append(bytes)
            formats.append(format)
            lengths.append(Int32((bytes?.count ?? 1) - 1))
        }
        return try withPointers(texts) { pointers in
            try PostgresResult(
                PQexecPrepared(handle, name, Int32(sql.values.count), pointers, lengths, formats, 0), of: self)
        }
    }

    /// Statements are prepared once per connection and per kinds of their values.
    private func prepare(_ sql: SQL) throws -> String {
        let types = sql.values.map(PostgresConnection.type)
        let key = types.map(String.init).joined(separator: ",") + sql.text
        if let name = prepared[key] { return name }
        let name = "s\(prepared.count)"
        _ = try PostgresResult(PQprepare(handle, name, sql.text, Int32(types.count), types), of: self)
        prepared[key] = name
        return name
    }

    func failure(_ result: OpaquePointer?) -> StorageError {
        guard let result, let state = PQresultErrorField(result, PostgresConnection.sqlState) else {
            return isBroken ? .lostConnection(PostgresConnection.message(of: handle)) : .other(PostgresConnection.message(of: handle))
        }
        let message = PQresultErrorField(result, PostgresConnection.primaryMessage).map { String(cString: $0) } ?? "unknown"
        return switch String(cString: state) {
        case "40001", "40P01": .serialization
        case "23505": .uniqueViolation(message)
        case let code where code.hasPrefix("23"): .constraint(message)
        case "53100": .diskFull
        case "25006": .readOnly(message)
        case let code where code.hasPrefix("08") || code.hasPrefix("57P"): .lostConnection(message)
        case let code where code.hasPrefix("XX"): .corrupt(message)
        case let code: .other("\(message) (\(code))")
        }
    }

    // PG_DIAG_SQLSTATE and PG_DIAG_MESSAGE_PRIMARY are C character constants that Swift does not import.
    private static let sqlState = Int32(UInt8(ascii: "C"))
    private static let primaryMessage = Int32(UInt8(ascii: "M"))

    private static func message(of handle: OpaquePointer) -> String {
        String(cString: PQerrorMessage(handle)).split(separator: "\n").joined(separator: " ")
    }

    /// OIDs of int8, float8, text and bytea (pg_type.dat); 0 lets the server infer.
    private static func type(_ value: Value) -> Oid {
        switch value {
        case .null: 0
        case .integer: 20
        case .real: 701
        case .text: 25
        case .blob: 17
        }
    }

    /// The bytes with a trailing NUL, and libpq's format: 0 text, 1 binary.
    private static func encode(_ value: Value) -> ([CChar]?, Int32) {
        switch value {
        case .null: (nil, 0)
        case .integer(let number): (Array(String(number).utf8CString), 0)
        case .real(let number): (Array(String(number).utf8CString), 0)
        case .text(let text): (Array(text.utf8CString), 0)
        case .blob(let bytes): (bytes.map(CChar.init(bitPattern:)) + [0], 1)
        }
    }
}

/// Calls `body` with C pointers to the texts, nil staying nil.
private func withPointers<R>(_ texts: [[CChar]?], _ body: ([UnsafePointer<CChar>?]) throws -> R) rethrows -> R {
    var offsets: [Int?] = []
    var all: [CChar] = []
    for text in texts {
        offsets.append(text == nil ? nil : all.count)
        all.append(contentsOf: text ?? [])
    }
    return try all.withUnsafeBufferPointer { buffer in
        try body(offsets.map { offset in offset.flatMap { start in buffer.baseAddress.map { $0 + start } } })
    }
}
