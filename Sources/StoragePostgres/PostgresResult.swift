internal import CLibPQ
internal import Storage

/// What a statement gave back, in libpq's text format.
final class PostgresResult {
    private let result: OpaquePointer

    /// - Throws: the error the server reported.
    init(_ result: OpaquePointer?, of connection: PostgresConnection) throws {
        let status = PQresultStatus(result)
        guard let result, status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK else {
            let failure = connection.failure(result)
            PQclear(result)
            throw failure
        }
        self.result = result
    }

    deinit { PQclear(result) }

    var rows: Int { Int(PQntuples(result)) }
    var changed: Int { Int(String(cString: PQcmdTuples(result))) ?? 0 }

    func each(_ body: (any Row) throws -> Void) rethrows {
        let row = PostgresRow(result)
        for index in 0..<rows {
            row.index = Int32(index)
            try body(row)
        }
    }
}

private final class PostgresRow: Row {
    let result: OpaquePointer
    var index: Int32 = 0

    init(_ result: OpaquePointer) { self.result = result }

    var columns: Int { Int(PQnfields(result)) }
    func isNull(_ column: Int) -> Bool { PQgetisnull(result, index, Int32(column)) == 1 }
    func integer(_ column: Int) -> Int64 {
        // PostgreSQL's sum() of integers is numeric, whose text is the same for whole numbers.
        withRaw(column) { bytes in
            var value: Int64 = 0, negative = false
            for (place, byte) in bytes.enumerated() {
                if place == 0, byte == UInt8(ascii: "-") { negative = true; continue }
                guard byte >= 48, byte <= 57 else { break }
                value = value &* 10 &- Int64(byte - 48)
            }
            return negative ? value : 0 &- value
        }
    }
    func real(_ column: Int) -> Double { Double(text(column)) ?? 0 }
    func text(_ column: Int) -> String { withRaw(column) { String(decoding: $0, as: UTF8.self) } }
    func blob(_ column: Int) -> [UInt8] { withRaw(column, PostgresRow.unhex) }

    func withBytes<R>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
        try type(column) == 17 ? blob(column).withUnsafeBufferPointer(body) : withRaw(column, body)
    }

    func value(_ column: Int) -> Value {
        if isNull(column) { return .null }
        return switch type(column) {
        case 20, 21, 23, 1700: .integer(integer(column))
        case 700, 701: .real(real(column))
        case 17: .blob(blob(column))
        default: .text(text(column))
        }
    }

    private func type(_ column: Int) -> Oid { PQftype(result, Int32(column)) }

    private func withRaw<R>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
        let count = Int(PQgetlength(result, index, Int32(column)))
        guard let start = PQgetvalue(result, index, Int32(column)) else { return try body(UnsafeBufferPointer(start: nil, count: 0)) }
        return try start.withMemoryRebound(to: UInt8.self, capacity: count) {
            try body(UnsafeBufferPointer(start: $0, count: count))
        }
    }

    /// `\x0a1b…`, the server's text form of bytes.
    private static func unhex(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        func digit(_ byte: UInt8) -> UInt8 { byte <= 57 ? byte &- 48 : byte &- 87 }
        guard text.count >= 2 else { return [] }
        return stride(from: 2, to: text.count - 1, by: 2).map { digit(text[$0]) << 4 | digit(text[$0 + 1]) }
    }
}
