internal import Storage

struct PostgresTransaction: WriteTransaction {
    let connection: PostgresConnection
    let dialect = Dialect.postgres

    func each(_ sql: SQL, _ body: (any Row) throws -> Void) throws { try connection.execute(sql).each(body) }

    func run(_ sql: SQL) throws -> Int { try connection.execute(sql).changed }

    func insert(_ batch: ColumnBatch, into table: StaticString, unlessSame unique: [String]) throws -> [Bool] {
        guard batch.count > 0 else { return [] }
        if unique.isEmpty {
            _ = try insert(batch, into: table, tail: "")
            return [Bool](repeating: true, count: batch.count)
        }
        // RETURNING gives table columns only; the unique columns lead back to the place in the batch.
        let columns = unique.joined(separator: ", ")
        let inserted = try insert(batch, into: table, tail: "ON CONFLICT (\(columns)) DO NOTHING RETURNING \(columns)")
        var fresh = Set<[Value]>()
        inserted.each { row in fresh.insert((0..<unique.count).map(row.value)) }
        return (0..<batch.count).map { index in
            let values = key(batch, unique, index)
            // NULLs are never the same as anything, and of equal rows in one batch only the first went in.
            return values.contains(.null) || fresh.remove(values) != nil
        }
    }

    func merge(_ batch: ColumnBatch, into table: StaticString, key: [String], update: StaticString) throws {
        guard batch.count > 0 else { return }
        _ = try insert(batch, into: table, tail: "ON CONFLICT (\(key.joined(separator: ", "))) DO UPDATE SET \(update)")
    }

    /// One statement for the whole batch: the columns travel as arrays.
    private func insert(_ batch: ColumnBatch, into table: StaticString, tail: String) throws -> PostgresResult {
        var values: [Value] = []
        var arrays: [String] = [], arrayNames: [String] = [], selected: [String] = []
        for (name, column) in zip(batch.names, batch.columns) {
            switch column {
            case .same(let value):
                values.append(value)
                selected.append(PostgresTransaction.cast("$\(values.count)", value))
                continue
            case .integers(let numbers), .optionalIntegers(let numbers):
                values.append(.text(PostgresTransaction.array(numbers)))
                arrays.append("$\(values.count)::text::bigint[]")
            case .texts(let places):
                values.append(.text(PostgresTransaction.array(batch.bytes, places)))
                arrays.append("$\(values.count)::text::text[]")
            }
            arrayNames.append(name)
            selected.append("batch.\(name)")
        }
        return try connection.execute(
            SQL(
                text: """
                    INSERT INTO \(table) (\(batch.names.joined(separator: ", "))) SELECT \(selected.joined(separator: ", "))
                    FROM unnest(\(arrays.joined(separator: ", "))) AS batch(\(arrayNames.joined(separator: ", "))) \(tail)
                    """, values: values))
    }

    private func key(_ batch: ColumnBatch, _ keys: [String], _ index: Int) -> [Value] {
        keys.map { name in
            guard let place = batch.names.firstIndex(of: name) else { return .null }
            switch batch.columns[place] {
            case .same(let value): return value
            case .integers(let numbers): return .integer(numbers[index])
            case .optionalIntegers(let numbers): return numbers[index] == .min ? .null : .integer(numbers[index])
            case .texts(let places):
                let text = places[index]
                guard text.length >= 0 else { return .null }
                return .text(String(decoding: batch.bytes[Int(text.offset)..<Int(text.offset + text.length)], as: UTF8.self))
            }
        }
    }

    private static func cast(_ place: String, _ value: Value) -> String {
        switch value {
        case .null: "\(place)"
        case .integer: "\(place)::bigint"
        case .real: "\(place)::double precision"
        case .text: "\(place)::text"
        case .blob: "\(place)::bytea"
        }
    }

    private static func array(_ numbers: [Int64]) -> String {
        "{" + numbers.map { $0 == .min ? "NULL" : String($0) }.joined(separator: ",") + "}"
    }

    /// A text array literal: every element quoted, quotes and backslashes escaped.
    private static func array(_ bytes: [UInt8], _ places: [ColumnBatch.Place]) -> String {
        var literal: [UInt8] = [UInt8(ascii: "{")]
        for (index, place) in places.enumerated() {
            if index > 0 { literal.append(UInt8(ascii: ",")) }
            if place.length < 0 { literal.append(contentsOf: Array("NULL".utf8)); continue }
            literal.append(UInt8(ascii: "\""))
            for byte in bytes[Int(place.offset)..<Int(place.offset + place.length)] {
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { literal.append(UInt8(ascii: "\\")) }
                literal.append(byte)
            }
            literal.append(UInt8(ascii: "\""))
        }
        literal.append(UInt8(ascii: "}"))
        return String(decoding: literal, as: UTF8.self)
    }
}
