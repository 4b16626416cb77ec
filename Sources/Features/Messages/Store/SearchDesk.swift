public import Kernel
public import Storage
internal import Text

/// Finds messages by words, and keeps the search index complete.
public struct SearchDesk: Sendable {
    private let database: any Database
    private let index: any TextIndex
    /// So many candidates are looked at for one page: the index knows pairs of characters, not their order.
    private static let candidateLimit = 4000

    public init(database: any Database, index: any TextIndex) {
        self.database = database
        self.index = index
    }

    public struct Page: Sendable {
        /// Newest first.
        public var hits: [MessageEntry]
        /// Where to go on; nil at the end.
        public var next: MessageID?
    }

    /// Messages that contain what was typed, newest first.
    ///
    /// - Parameter before: only messages older than this one; nil begins with the newest.
    public func find(
        _ typed: String, group: GroupID?, before: MessageID?, limit: Int, in workspace: WorkspaceID
    ) async throws -> Page {
        guard let phrase = SearchPhrase(typed) else { return Page(hits: [], next: nil) }
        var query = TextIndexQuery(
            workspace: workspace, terms: phrase.terms + (group.map { [TextIndexQuery.term(of: $0)] } ?? []),
            prefixes: phrase.prefixes, before: before?.rawValue ?? .max, limit: limit + 1)
        var hits: [MessageEntry] = []
        var looked = 0
        while looked < SearchDesk.candidateLimit {
            let ids = try await index.find(query)
            looked += ids.count
            let found = try await database.read { tx in try MessageQueries.some(ids, in: workspace, tx) }
            for hit in found where phrase.matches(hit.text) {
                if hits.count == limit { return Page(hits: hits, next: hits.last?.id) }
                hits.append(hit)
            }
            guard ids.count == query.limit, let last = ids.last else { return Page(hits: hits, next: nil) }
            query.before = last
            query.limit = 500
        }
        return Page(hits: hits, next: MessageID(query.before))
    }

    /// Puts everything on the list of what the index still needs; `catchUp` works it off.
    public func indexAnew(_ workspace: WorkspaceID) async throws {
        try await index.remove(workspace)
        try await database.writeBulk { tx in
            try tx.run("DELETE FROM message_batch WHERE workspace_id = \(workspace)")
            try tx.run(
                """
                INSERT INTO message_batch (workspace_id, id, first_id, last_id)
                SELECT workspace_id, batch_id, min(id), max(id) FROM message WHERE workspace_id = \(workspace)
                GROUP BY workspace_id, batch_id
                """)
        }
    }

    /// Adds the batches the index has not confirmed: after a crash, or after an import without it.
    public func catchUp(_ workspace: WorkspaceID) async throws {
        while let (number, first, last) = try await database.read({ tx in
            try tx.first("SELECT id, first_id, last_id FROM message_batch WHERE workspace_id = \(workspace) ORDER BY id LIMIT 1") {
                ($0.integer(0), $0.integer(1), $0.integer(2))
            }
        }) {
            let batch = try await database.read { tx in
                var terms = MessageTerms()
                var grams = Grams()
                try tx.each(
                    """
                    SELECT id, group_id, text FROM message
                    WHERE workspace_id = \(workspace) AND id >= \(first) AND id <= \(last) AND batch_id = \(number) ORDER BY id
                    """
                ) { row in
                    grams.removeAll()
                    row.withBytes(2) { _ = grams.append($0) }
                    terms.add(grams.bytes, id: row.integer(0), group: row.id(1))
                }
                return terms.batch(workspace, number: number)
            }
            try await index.add([batch])
            try await database.write { tx in
                try tx.run("DELETE FROM message_batch WHERE workspace_id = \(workspace) AND id = \(number)")
            }
        }
    }
}
