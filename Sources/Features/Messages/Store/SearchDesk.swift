public import Kernel
public import Storage
internal import Text

/// Finds messages by words, and keeps the search index complete.
public struct SearchDesk: Sendable {
    let database: any Database
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
        /// So many messages were looked at before the search gave up for now; nil if it did not.
        public var cutAfter: Int?

        public init(hits: [MessageEntry] = [], next: MessageID? = nil, cutAfter: Int? = nil) {
            self.hits = hits
            self.next = next
            self.cutAfter = cutAfter
        }
    }

    /// Messages that contain what was typed, newest first.
    ///
    /// - Parameter before: only messages older than this one; nil begins with the newest.
    public func find(
        _ typed: String, group: GroupID?, before: MessageID?, limit: Int, in workspace: WorkspaceID
    ) async throws -> Page {
        try await find(typed, filter: SearchFilter(group: group), before: before, limit: limit, zone: .shanghai, in: workspace)
    }

    /// The same, narrowed further. The index knows words and groups; for a sender, candidates are looked at one by one.
    ///
    /// - Parameter zone: the workspace's, in which days are cut; only a search for a sender needs it.
    public func find(
        _ typed: String, filter: SearchFilter, before: MessageID?, limit: Int, zone: Zone, in workspace: WorkspaceID
    ) async throws -> Page {
        guard let phrase = SearchPhrase(typed), filter.senders?.isEmpty != true else { return Page() }
        if phrase.terms.isEmpty {
            if filter.senders != nil { return try await lookAtSaid(phrase, filter: filter, before: before, limit: limit, zone: zone, in: workspace) }
            if let page = try await lookAtNewest(for: phrase, filter: filter, before: before, limit: limit, in: workspace) { return page }
        }
        let ids = filter.ids, mustLook = filter.senders != nil || !phrase.runs.isEmpty
        var query = TextIndexQuery(
            workspace: workspace, terms: phrase.terms + (filter.group.map { [TextIndexQuery.term(of: $0)] } ?? []),
            prefixes: phrase.prefixes, before: min(ids.upperBound, before?.rawValue ?? .max), limit: limit + 1)
        var found: [Int64] = [], looked = 0, isCut = true
        while looked < SearchDesk.candidateLimit, found.count <= limit {
            let candidates = try await index.find(query), within = Array(candidates.prefix { $0 >= ids.lowerBound })
            looked += candidates.count
            found += mustLook
                ? try await database.read { try MessageQueries.matching(within, phrase: phrase, senders: filter.senders, in: workspace, $0) } : within
            guard candidates.count == query.limit, within.count == candidates.count, let last = candidates.last else {
                isCut = false
                break
            }
            query.before = last
            query.limit = 500
        }
        let shown = Array(found.prefix(limit))
        let hits = try await database.read { try MessageQueries.some(shown, in: workspace, $0) }
        if found.count > limit { return Page(hits: hits, next: shown.last.map { MessageID($0) }) }
        return Page(hits: hits, next: isCut ? MessageID(query.before) : nil, cutAfter: isCut ? looked : nil)
    }

    /// What certain people said, without words to look for.
    ///
    /// - Parameter zone: the workspace's.
    public func said(_ filter: SearchFilter, before: MessageID?, limit: Int, zone: Zone, in workspace: WorkspaceID) async throws -> Page {
        guard let senders = filter.senders else { return Page() }
        let found = try await database.read { tx in
            try MessageQueries.said(by: senders, filter: filter, before: before, limit: limit + 1, zone: zone, in: workspace, tx)
        }
        return Page(hits: Array(found.prefix(limit)), next: found.count > limit ? found[limit - 1].id : nil)
    }

    /// The words and the quoted phrases of what was typed, for marking them in a hit.
    public static func words(of typed: String) -> [String] { SearchPhrase.words(of: typed) }

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
