internal import CSQLite
internal import Foundation
internal import GRDB

/// What SQLite's planner is told about the tables.
enum SQLitePlans {
    /// Without statistics the planner takes any equality for equally selective and searches whole workspaces, because the
    /// workspace leads every key. Measured ones would change plans with the data; these are fixed: a workspace has a million
    /// rows, every further column of a key narrows evenly, a unique key ends in one row.
    static func write(_ db: GRDB.Database) throws {
        try db.execute(sql: "ANALYZE")
        try db.execute(sql: "DELETE FROM sqlite_stat1")
        for table in try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'") {
            for index in try Row.fetchAll(db, sql: "SELECT name, \"unique\", origin FROM pragma_index_list(?)", arguments: [table]) {
                let name: String = index["name"], isUnique: Bool = index["unique"], origin: String = index["origin"]
                let columns = try Int.fetchOne(db, sql: "SELECT count(*) FROM pragma_index_info(?)", arguments: [name]) ?? 1
                try db.execute(
                    sql: "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)",
                    // The key of a table without rowid goes by the table's name.
                    arguments: [table, origin == "pk" ? table : name, statistics(columns: columns, isUnique: isUnique)])
            }
        }
        try db.execute(sql: "ANALYZE sqlite_schema")
    }

    /// `1000000 1000000 1000 1`: rows in the table, then rows per value of the first one, two, … columns.
    static func statistics(columns: Int, isUnique: Bool) -> String {
        let rows = 1_000_000.0, end = isUnique ? 1.0 : 10.0
        let perValue = (0..<columns).map { column in
            column == 0 && columns > 1 ? rows : max(end, rows * pow(end / rows, Double(column) / Double(max(1, columns - 1))))
        }
        return (["1000000"] + perValue.map { String(Int($0.rounded())) }).joined(separator: " ")
    }

    /// Counting every allocation under one lock makes the threads of the database and of the index wait for each other.
    static let withoutMemoryStatistics: Void = { _ = sqlite_without_memory_statistics() }()
}
