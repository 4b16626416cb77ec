internal import CSQLite
internal import Foundation
internal import GRDB

/// What SQLite's planner is told about the tables.
enum SQLitePlans {
    /// Without statistics the planner takes any equality for equally selective and searches whole workspaces, because the
    /// workspace leads every key. Measured ones would change plans with the data; these are fixed: a workspace has a million
    /// rows, every further column of a key narrows evenly, a unique key ends in one row, an index of a part has a hundredth.
    static func write(_ db: GRDB.Database) throws {
        let plans = try all(db)
        // Makes the table of statistics; what it measures is thrown away.
        try db.execute(sql: "ANALYZE")
        try db.execute(sql: "DELETE FROM sqlite_stat1")
        for plan in plans {
            try db.execute(
                sql: "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)", arguments: [plan.table, plan.index, plan.statistics])
        }
    }

    /// Whether exactly these statistics are written.
    static func areKnown(_ db: GRDB.Database) throws -> Bool {
        guard try db.tableExists("sqlite_stat1") else { return false }
        let written = try Row.fetchAll(db, sql: "SELECT tbl, idx, stat FROM sqlite_stat1").map {
            Plan(table: $0["tbl"], index: $0["idx"], statistics: $0["stat"])
        }
        return try Set(written) == Set(all(db))
    }

    private struct Plan: Hashable {
        var table: String
        var index: String?
        var statistics: String?
    }

    private static func all(_ db: GRDB.Database) throws -> [Plan] {
        let indexes = try Row.fetchAll(
            db,
            sql: """
                SELECT list.name, list."unique", list.origin, list.partial, (SELECT count(*) FROM pragma_index_info(list.name)) AS columns, tables.name AS tbl
                FROM sqlite_schema AS tables, pragma_index_list(tables.name) AS list
                WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%'
                """)
        return indexes.map { index in
            let table: String = index["tbl"], name: String = index["name"], origin: String = index["origin"]
            // The key of a table without rowid goes by the table's name.
            return Plan(
                table: table, index: origin == "pk" ? table : name,
                statistics: statistics(columns: index["columns"], isUnique: index["unique"], rows: index["partial"] ? 10_000 : 1_000_000))
        }
    }

    /// `1000000 1000000 1000 1`: rows in the index, then rows per value of the first one, two, … columns.
    static func statistics(columns: Int, isUnique: Bool, rows: Double = 1_000_000) -> String {
        let end = isUnique ? 1.0 : 10.0
        let perValue = (0..<columns).map { column in
            column == 0 && columns > 1 ? rows : max(end, rows * pow(end / rows, Double(column) / Double(max(1, columns - 1))))
        }
        return ([String(Int(rows))] + perValue.map { String(Int($0.rounded())) }).joined(separator: " ")
    }

    /// Counting every allocation under one lock makes the threads of the database and of the index wait for each other.
    static let withoutMemoryStatistics: Void = { _ = sqlite_without_memory_statistics() }()
}
