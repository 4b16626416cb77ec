public import Kernel
public import Storage

/// The same index as a table of term vectors with a GIN index.
public struct PostgresTextIndex: TextIndex {
    private let database: PostgresDatabase

    public init(_ database: PostgresDatabase) async throws {
        self.database = database
        try await database.write { tx in
            for statement in PostgresTextIndex.schema { try tx.run(SQL(text: statement)) }
        }
    }

    public func add(_ batches: [TextIndexBatch]) async throws {
        try await database.write { tx in
            for batch in batches { try PostgresTextIndex.add(batch, tx) }
        }
    }

    private static func add(_ batch: TextIndexBatch, _ tx: any WriteTransaction) throws {
        let fresh = try tx.run(
            "INSERT INTO message_text_batch (workspace_id, number) VALUES (\(batch.workspace), \(batch.number)) ON CONFLICT DO NOTHING")
        guard fresh == 1 else { return }
        var rows = ColumnBatch(count: batch.ids.count, bytes: batch.bytes)
        rows.add("workspace_id", .same(batch.workspace.bound))
        rows.add("message_id", .integers(batch.ids))
        rows.add("words", .texts(batch.places))
        _ = try tx.insert(rows, into: "message_text", unlessSame: ["workspace_id", "message_id"])
    }

    public func find(_ query: TextIndexQuery) async throws -> [Int64] {
        let quoted = { (term: String) in "'\(term.replacing("\\", with: "\\\\").replacing("'", with: "''"))'" }
        let match = (query.terms.map(quoted) + query.prefixes.map { quoted($0) + ":*" }).joined(separator: " & ")
        return try await database.read { tx in
            try tx.all(
                """
                SELECT message_id FROM message_text WHERE workspace_id = \(query.workspace) AND terms @@ \(match)::tsquery
                AND message_id < \(query.before) ORDER BY message_id DESC LIMIT \(query.limit)
                """) { $0.integer(0) }
        }
    }

    public func remove(_ workspace: WorkspaceID) async throws {
        try await database.write { tx in
            try tx.run("DELETE FROM message_text WHERE workspace_id = \(workspace)")
            try tx.run("DELETE FROM message_text_batch WHERE workspace_id = \(workspace)")
        }
    }

    private static let schema = [
        """
        CREATE TABLE IF NOT EXISTS message_text (
            workspace_id BIGINT NOT NULL, message_id BIGINT NOT NULL, words TEXT NOT NULL,
            terms TSVECTOR GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED,
            PRIMARY KEY (workspace_id, message_id)
        )
        """,
        "CREATE INDEX IF NOT EXISTS message_text_terms ON message_text USING gin (terms)",
        """
        CREATE TABLE IF NOT EXISTS message_text_batch (
            workspace_id BIGINT NOT NULL, number BIGINT NOT NULL, PRIMARY KEY (workspace_id, number)
        )
        """,
    ]
}
