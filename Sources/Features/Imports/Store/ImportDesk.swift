public import Exports
internal import FeatureRules
public import Journal
public import Kernel
public import Storage

/// Imports chat exports: idempotent, in batches, each batch one transaction.
public struct ImportDesk: Sendable {
    private let database: any Database
    private let index: (any TextIndex)?
    private let journal: Journal
    private let board: ActivityBoard
    private let world: World

    /// - Parameter index: nil leaves the search index for later (`SearchDesk.catchUp`).
    public init(database: any Database, index: (any TextIndex)?, journal: Journal, board: ActivityBoard, world: World) {
        self.database = database
        self.index = index
        self.journal = journal
        self.board = board
        self.world = world
    }

    /// So often a batch is written again under new ids before something else must be wrong.
    private static let renumberLimit = 8
    /// So many batches go to the search index in one transaction: fewer segments to merge (measured: a fifth less time with
    /// eight), for some 30 MiB of memory.
    private static let indexedAtOnce = 8

    /// Where an export goes.
    public struct Target: Sendable {
        public var workspace: WorkspaceID
        /// A name that wins over what the file says.
        public var groupName: String?
        /// The group of files that do not say which they are of.
        public var fallbackGroup: String
        public var cause: Cause

        public init(workspace: WorkspaceID, groupName: String?, fallbackGroup: String, cause: Cause) {
            self.workspace = workspace
            self.groupName = groupName
            self.fallbackGroup = fallbackGroup
            self.cause = cause
        }
    }

    /// Reads the source to its end. What was written stays if it is cancelled or fails; a second run adds the rest.
    ///
    /// - Parameters:
    ///   - rejects: called with the broken lines of every batch.
    ///   - progress: called after every batch.
    public func run(
        _ source: ImportSource, into target: Target,
        rejects: @Sendable ([Reject]) throws -> Void, progress: @Sendable (ImportProgress) async throws -> Void
    ) async throws -> ImportResult {
        var result = ImportResult(path: source.name, format: source.format)
        let size = source.sizeBytes
        let writer = ImportWriter(
            platform: source.format.platform, scope: source.format.scope, workspace: target.workspace, groupName: target.groupName, fallbackGroup: target.fallbackGroup,
            cause: target.cause, journal: journal, groups: GroupDirectory(world: world), members: MemberDirectory(world: world),
            board: board, memory: ImportMemory())
        let pump = try ImportPump(
            source, sequence: IDSequence(start: UInt32(truncatingIfNeeded: world.roll())), withTerms: index != nil,
            countsByGroup: target.groupName == nil)
        do {
            try await withThrowingTaskGroup(of: Void.self) { indexing in
                var waiting: [TextIndexBatch] = []
                var upcoming = try await pump.next()
                while let batch = upcoming {
                    try Task.checkCancellation()
                    async let following = pump.next()
                    let number = world.id(ImportKind.self).rawValue
                    let (batch, outcome) = try await write(batch, number: number, writer)
                    if let terms = terms(of: batch, outcome, number: number, target.workspace) { waiting.append(terms) }
                    if waiting.count == ImportDesk.indexedAtOnce {
                        // One transaction of the index at a time; the messages go on meanwhile.
                        try await indexing.next()
                        let ready = waiting
                        waiting = []
                        indexing.addTask { try await index(ready) }
                    }
                    result.add(outcome, batch)
                    try rejects(batch.lines.rejects + outcome.rejects)
                    try await progress(
                        ImportProgress(
                            bytesDone: batch.lines.bytesRead, bytesTotal: size, messages: result.messages + result.duplicates,
                            rejected: result.rejected))
                    upcoming = try await following
                }
                try await indexing.next()
                try await index(waiting)
            }
        } catch {
            // What was read before stays, and up to there its groups are known.
            result.groupIDs = writer.memory.groups
            try? await noteRecords([result], in: target.workspace)
            throw error
        }
        try await database.writeBulk { tx in try writer.noteNames(tx) }
        let found = writer.memory.groups
        result.groupIDs = found
        result.groups = try await database.read { tx in
            try GroupQueries.all(in: target.workspace, tx).filter { found.contains($0.id) }.map(\.name)
        }
        result.members = Set(writer.memory.people.filter(\.acted).map(\.member)).count
        return result
    }

    /// After everything that was brought together was read: each of its groups is known up to the last message of all of it. A group
    /// that was silent while another one in the same export talked was silent indeed.
    public func noteRecords(_ results: [ImportResult], in workspace: WorkspaceID) async throws {
        // An export knows nothing later than now, whatever a broken line says.
        guard let until = results.compactMap(\.lastSaid).max().map({ min($0, world.now()) }) else { return }
        let groups = results.reduce(into: Set<GroupID>()) { $0.formUnion($1.groupIDs) }
        try await database.write { tx in try GroupRecords.note(groups, until: until, workspace: workspace, tx) }
    }

    /// The group of files that do not say which they are of: the file's name without its endings.
    public static func groupName(of path: String) -> String {
        var name = path.split(separator: "/").last.map(String.init) ?? ""
        for ending in [".gz", ".zip", ".csv", ".txt", ".json", ".jsonl", ".log"] where name.lowercased().hasSuffix(ending) {
            name = String(name.dropLast(ending.count))
        }
        // An archive may call its entries anything.
        name = String(String.UnicodeScalarView(name.unicodeScalars.filter { $0.properties.generalCategory != .control }))
        return name.isEmpty ? "聊天" : String(name.prefix(GroupName.limit))
    }

    /// Two sequences can meet in an id, or two imports in a new member: then the batch is written again under new ids.
    ///
    /// - Returns: the batch as it was written.
    private func write(
        _ batch: ImportBatch, number: Int64, _ writer: ImportWriter
    ) async throws -> (ImportBatch, ImportWriter.Outcome) {
        var batch = batch, tries = 0
        while true {
            do {
                let attempt = batch
                let outcome = try await database.writeBulk { tx in try writer.write(attempt, number: number, tx) }
                writer.memory.keep()
                return (attempt, outcome)
            } catch StorageError.uniqueViolation where tries < ImportDesk.renumberLimit {
                tries += 1
                batch.renumber(UInt32(truncatingIfNeeded: world.roll()))
            }
        }
    }

    private func index(_ batches: [TextIndexBatch]) async throws {
        guard let index, !batches.isEmpty else { return }
        try await index.add(batches)
        try await database.write { tx in
            for batch in batches {
                try tx.run("DELETE FROM message_batch WHERE workspace_id = \(batch.workspace) AND id = \(batch.number)")
            }
        }
    }

    /// The search terms of the messages that were new, by ascending id.
    private func terms(
        of batch: ImportBatch, _ outcome: ImportWriter.Outcome, number: Int64, _ workspace: WorkspaceID
    ) -> TextIndexBatch? {
        guard index != nil, outcome.messages > 0 else { return nil }
        let lines = batch.lines.lines
        let order = lines.indices.filter { outcome.fresh[$0] && lines[$0].kind.isMessage }.sorted { batch.ids[$0] < batch.ids[$1] }
        var terms = MessageTerms()
        for line in order {
            let place = batch.termPlaces[line]
            terms.add(batch.terms[Int(place.offset)..<Int(place.offset + place.length)], id: batch.ids[line], group: outcome.lineGroups[line])
        }
        return terms.batch(workspace, number: number)
    }
}

extension ImportResult {
    fileprivate mutating func add(_ outcome: ImportWriter.Outcome, _ batch: ImportBatch) {
        messages += outcome.messages
        events += outcome.events
        duplicates += outcome.duplicates
        rejected += outcome.rejects.count + batch.lines.rejects.count
        for line in batch.lines.lines {
            if first.map({ line.at < $0 }) ?? true { first = line.at }
            if last.map({ line.at > $0 }) ?? true { last = line.at }
            if line.kind.isMessage, lastSaid.map({ line.at > $0 }) ?? true { lastSaid = line.at }
        }
    }
}
