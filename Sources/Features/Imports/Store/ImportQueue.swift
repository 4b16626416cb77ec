public import Exports
internal import FeatureRules
internal import Foundation
public import Kernel
public import Storage

/// Runs the imports of the console, one after the other, and knows how far each is. What waits is in the database: a restart
/// goes on with it.
public actor ImportQueue {
    private let database: any Database
    private let desk: ImportDesk
    private let insights: InsightsDesk
    private let search: SearchDesk
    private let world: World
    private let rejects: RejectsKeeper
    private let calls: AsyncStream<Void>
    private let bell: AsyncStream<Void>.Continuation
    private var progress: [ImportID: ImportProgress] = [:]
    private var cancelled: Set<ImportID> = []

    /// Keeps the lines of a run that could not be read.
    public struct RejectsKeeper: Sendable {
        let clear: @Sendable (ImportID) -> Void
        let add: @Sendable (ImportID, [Reject]) throws -> Void
        let path: @Sendable (ImportID) -> String

        /// - Parameters:
        ///   - clear: called when a run begins: one that begins again tells everything again.
        ///   - path: the file they are in, if there are any.
        public init(
            clear: @escaping @Sendable (ImportID) -> Void, add: @escaping @Sendable (ImportID, [Reject]) throws -> Void,
            path: @escaping @Sendable (ImportID) -> String
        ) {
            self.clear = clear
            self.add = add
            self.path = path
        }
    }

    public init(
        database: any Database, desk: ImportDesk, insights: InsightsDesk, search: SearchDesk, world: World, rejects: RejectsKeeper
    ) {
        self.database = database
        self.desk = desk
        self.insights = insights
        self.search = search
        self.world = world
        self.rejects = rejects
        (calls, bell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// A run that was begun so often and never ended is not begun again.
    private static let startLimit = 3
    private static let pause = Duration.seconds(5)

    /// Puts an upload in the queue; the same upload again is the same run.
    public func add(_ order: ImportOrder) async throws -> ImportID {
        let id = world.id(ImportKind.self), now = world.now()
        let text = String(decoding: try JSONEncoder().encode(order), as: UTF8.self)
        let run = try await database.write { [world] tx in
            let isNew = try tx.run(
                """
                INSERT INTO import_run (workspace_id, id, staff_id, file, state, started_ms, order_json, upload)
                VALUES (\(order.workspace), \(id), \(order.staff), \(order.file), \(ImportRun.State.waiting.rawValue), \(now),
                \(text), \(order.path)) ON CONFLICT (workspace_id, upload) DO NOTHING
                """)
            if isNew == 1 {
                try AuditLog.note(.importStarted(id), workspace: order.workspace, cause: .staff(order.staff), world: world, tx)
                return id
            }
            return try tx.first(
                "SELECT id FROM import_run WHERE workspace_id = \(order.workspace) AND upload = \(order.path)"
            ) { $0.id(0) } ?? id
        }
        bell.yield()
        return run
    }

    /// Ends a run at its next batch; one that waits is not begun.
    public func cancel(_ run: ImportID, in workspace: WorkspaceID, cause: Cause) async throws {
        let ended = world.now()
        let found = try await database.write { [world] tx -> (state: ImportRun.State?, upload: String?)? in
            let found = try tx.first(
                "SELECT state, upload FROM import_run WHERE workspace_id = \(workspace) AND id = \(run)"
            ) { (state: ImportRun.State(rawValue: $0.text(0)), upload: $0.optional(1, $0.text)) }
            if found?.state == .waiting {
                try tx.run(
                    """
                    UPDATE import_run SET state = \(ImportRun.State.cancelled.rawValue), ended_ms = \(ended)
                    WHERE workspace_id = \(workspace) AND id = \(run)
                    """)
                try WebhookNews(.importFinished, in: workspace, tx)?.tell(
                    run.description, WebhookPayload.Import(run, .cancelled, []), world: world, tx)
            }
            if found?.state == .waiting || found?.state == .running {
                try AuditLog.note(.importCancelled(run), workspace: workspace, cause: cause, world: world, tx)
            }
            return found
        }
        if found?.state == .running { cancelled.insert(run) }
        if found?.state == .waiting, let upload = found?.upload { try? FileManager.default.removeItem(atPath: upload) }
    }

    public func run(_ id: ImportID, in workspace: WorkspaceID) async throws -> ImportRun? {
        try await runs(
            """
            SELECT id, file, state, started_ms, ended_ms, result, problem FROM import_run
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        ).first
    }

    /// Where the lines of a run are that could not be read: number, reason and beginning of each, with tabs between.
    public nonisolated func rejectsFile(of run: ImportID) -> String { rejects.path(run) }

    /// The latest first, older than `before`.
    public func runs(in workspace: WorkspaceID, before: ImportID? = nil, limit: Int = 100) async throws -> [ImportRun] {
        try await runs(
            """
            SELECT id, file, state, started_ms, ended_ms, result, problem FROM import_run
            WHERE workspace_id = \(workspace) AND id < \(before?.rawValue ?? .max) ORDER BY id DESC LIMIT \(limit)
            """)
    }

    private func runs(_ sql: SQL) async throws -> [ImportRun] {
        let progress = progress
        return try await database.read { tx in
            try tx.all(sql) { row in
                let results = try row.optional(5, row.text).map {
                    try JSONDecoder().decode([ImportRun.FileResult].self, from: Data($0.utf8))
                }
                return ImportRun(
                    id: row.id(0), file: row.text(1), state: ImportRun.State(rawValue: row.text(2)) ?? .interrupted,
                    started: row.instant(3), ended: row.optional(4, row.instant), results: results ?? [],
                    problem: row.optional(6, row.text), progress: progress[row.id(0)])
            }
        }
    }

    /// Works until the task is cancelled. Runs that an earlier server left in the middle are begun again: what they wrote
    /// is there and is not written twice.
    public func work() async throws {
        try await database.write { [world] tx in
            let hopeless = try tx.all(
                """
                SELECT workspace_id, id FROM import_run
                WHERE (state = \(ImportRun.State.waiting.rawValue) OR state = \(ImportRun.State.running.rawValue))
                AND (order_json IS NULL OR starts >= \(ImportQueue.startLimit)) ORDER BY workspace_id, id
                """
            ) { (workspace: $0.id(0, WorkspaceKind.self), id: $0.id(1, ImportKind.self)) }
            for run in hopeless {
                try tx.run(
                    """
                    UPDATE import_run SET state = \(ImportRun.State.interrupted.rawValue)
                    WHERE workspace_id = \(run.workspace) AND id = \(run.id)
                    """)
                try WebhookNews(.importFinished, in: run.workspace, tx)?.tell(
                    run.id.description, WebhookPayload.Import(run.id, .interrupted, []), world: world, tx)
            }
            try tx.run(
                """
                UPDATE import_run SET state = \(ImportRun.State.waiting.rawValue) WHERE state = \(ImportRun.State.running.rawValue)
                """)
        }
        bell.yield()
        for await _ in calls {
            while !Task.isCancelled {
                do {
                    guard let (id, order) = try await begin() else { break }
                    // It throws if the database was away even for the note that the run failed; the next start begins it again.
                    try? await perform(id, order)
                } catch {
                    // The database is away; others wait behind this one.
                    try? await Task.sleep(for: ImportQueue.pause)
                }
            }
        }
    }

    /// Takes the run that waits longest.
    private func begin() async throws -> (ImportID, ImportOrder)? {
        let now = world.now()
        let next = try await database.write { tx in
            let next = try tx.first(
                """
                SELECT workspace_id, id, order_json FROM import_run
                WHERE state = \(ImportRun.State.waiting.rawValue) AND order_json IS NOT NULL ORDER BY id LIMIT 1
                """
            ) { (workspace: $0.id(0, WorkspaceKind.self), id: $0.id(1, ImportKind.self), order: $0.text(2)) }
            guard let next else { return next }
            try tx.run(
                """
                UPDATE import_run SET state = \(ImportRun.State.running.rawValue), started_ms = \(now), starts = starts + 1
                WHERE workspace_id = \(next.workspace) AND id = \(next.id)
                """)
            return next
        }
        guard let next else { return nil }
        guard let order = try? JSONDecoder().decode(ImportOrder.self, from: Data(next.order.utf8)) else {
            // Written by another version, with a format or an option that this one does not know.
            try await settle(next.id, next.workspace, .failed, [], problem: "import.problem.storage")
            return try await begin()
        }
        return (next.id, order)
    }

    private func perform(_ id: ImportID, _ order: ImportOrder) async throws {
        defer {
            progress[id] = nil
            cancelled.remove(id)
        }
        var results: [ImportRun.FileResult] = []
        do {
            try await read(id, order, &results)
            try await finish(order.workspace)
            try await settle(id, order.workspace, .done, results)
        } catch {
            // The server stops, whatever the engine calls what it was torn out of: the next one goes on.
            if Task.isCancelled { return try await lay(back: id, order.workspace) }
            // Whatever was written before it ended is there, counted and found.
            try? await finish(order.workspace)
            switch error {
            case let error as ExportError:
                try await settle(id, order.workspace, .failed, results, problem: error.textKey)
            case is CancellationError:
                try await settle(id, order.workspace, .cancelled, results)
            default:
                let isFullDisk = (error as? StorageError)?.isFullDisk ?? false
                let problem = isFullDisk ? "import.problem.disk" : "import.problem.storage"
                try await settle(id, order.workspace, .failed, results, problem: problem)
            }
        }
        try? FileManager.default.removeItem(atPath: order.path)
    }

    private func read(_ id: ImportID, _ order: ImportOrder, _ results: inout [ImportRun.FileResult]) async throws {
        if cancelled.contains(id) { throw CancellationError() }
        rejects.clear(id)
        var all: [ImportResult] = []
        for export in try Exports.open(path: order.path, format: order.format, options: order.options) {
            let target = ImportDesk.Target(
                workspace: order.workspace, groupName: order.groupName, fallbackGroup: ImportDesk.groupName(of: export.bundledName ?? order.file),
                cause: .imported(id))
            let result = try await desk.run(
                ImportSource(export), into: target, rejects: { [rejects] in try rejects.add(id, $0) },
                progress: { try await self.note($0, of: id) })
            all.append(result)
            results.append(ImportRun.FileResult(result))
        }
        try await desk.noteRecords(all, in: order.workspace)
    }

    private func finish(_ workspace: WorkspaceID) async throws {
        try await insights.refresh(workspace)
        try await search.catchUp(workspace)
    }

    private func note(_ step: ImportProgress, of id: ImportID) throws {
        progress[id] = step
        if cancelled.contains(id) { throw CancellationError() }
    }

    private func lay(back id: ImportID, _ workspace: WorkspaceID) async throws {
        if cancelled.contains(id) { return try await settle(id, workspace, .cancelled, []) }
        try await database.write { tx in
            try tx.run(
                """
                UPDATE import_run SET state = \(ImportRun.State.waiting.rawValue), starts = starts - 1
                WHERE workspace_id = \(workspace) AND id = \(id)
                """)
        }
    }

    private func settle(
        _ id: ImportID, _ workspace: WorkspaceID, _ state: ImportRun.State, _ results: [ImportRun.FileResult],
        problem: String? = nil
    ) async throws {
        let text = String(decoding: try JSONEncoder().encode(results), as: UTF8.self)
        let ended = world.now()
        try await database.write { [world] tx in
            try tx.run(
                """
                UPDATE import_run SET state = \(state.rawValue), ended_ms = \(ended), result = \(text), problem = \(problem.bound)
                WHERE workspace_id = \(workspace) AND id = \(id)
                """)
            try WebhookNews(.importFinished, in: workspace, tx)?.tell(
                id.description, WebhookPayload.Import(id, state, results), world: world, tx)
        }
    }
}

extension ImportRun.FileResult {
    fileprivate init(_ result: ImportResult) {
        self.init(
            name: result.path, format: result.format.rawValue, groups: result.groups, messages: result.messages,
            events: result.events, members: result.members, duplicates: result.duplicates, rejected: result.rejected,
            firstMs: result.first?.milliseconds, lastMs: result.last?.milliseconds)
    }
}

extension WebhookPayload.Import {
    fileprivate init(_ id: ImportID, _ state: ImportRun.State, _ results: [ImportRun.FileResult]) {
        func sum(_ figure: (ImportRun.FileResult) -> Int) -> Int { results.reduce(0) { $0 + figure($1) } }
        self.init(
            id: id.description, state: state.rawValue, groups: Set(results.flatMap(\.groups)).count, messages: sum(\.messages),
            events: sum(\.events), members: sum(\.members), duplicates: sum(\.duplicates), rejected: sum(\.rejected))
    }
}

extension StorageError {
    fileprivate var isFullDisk: Bool { if case .diskFull = self { true } else { false } }
}

extension ExportError {
    /// The sentence for it in this feature's texts.
    public var textKey: String {
        switch self {
        case .notFound, .notAFile, .notReadable, .readFailed: "import.problem.unreadable"
        case .empty: "import.problem.empty"
        case .unrecognised, .notOfFormat: "import.problem.unrecognised"
        case .yearNeeded: "import.problem.year"
        case .dayNeeded: "import.problem.day"
        case .dateOrderNeeded: "import.problem.dateOrder"
        case .columnsNeeded, .columnMissing: "import.problem.columns"
        case .unpacksTooFar: "import.problem.bomb"
        case .brokenArchive, .archiveOfManyWithoutExport: "import.problem.archive"
        case .tooDeep, .lineTooLong, .brokenJSON: "import.problem.broken"
        }
    }
}
