internal import ArchiveConnector
internal import FeatureRules
public import FeatureStores
public import Kernel
public import Logging
internal import WeComConnector

/// Reads the message archives of all connections, each with a process of its own for the platform's library.
public actor ArchiveCollector {
    /// What one archive is read by.
    private struct Opened {
        var terms: ArchiveTerms
        var pems: [Int: String]
        var child: ArchiveChild
        var http: WeComHTTP
        var source: ArchiveSource
    }

    private let installation: Installation
    private let logger: Logger
    private let limits: WeComLimits
    private var busy: Set<ConnectionID> = []
    /// Where something may have been stored that figures and search do not know.
    private var unfinished: Set<ConnectionID> = []
    private var opened: [ConnectionID: Opened] = [:]
    private var failures: [ConnectionID: (count: Int, until: Instant)] = [:]

    /// When the last look at each began.
    private var begun: [ConnectionID: Instant] = [:]

    /// When pictures and files were last looked through for those whose days are over.
    private var tidied: [WorkspaceID: Instant] = [:]

    private static let tidies = Span.hours(1)
    private static let pause = Duration.seconds(2)
    /// Without a word from anybody.
    private static let every = Span.seconds(30)
    /// The platform asks for no more than one look in so long ([D:91774], read 2025).
    private static let least = Span.seconds(15)
    private static let firstRest = Span.seconds(30)
    private static let longestRest = Span.minutes(30)

    public init(_ installation: Installation, logger: Logger) {
        self.installation = installation
        self.logger = logger
        limits = WeComLimits(world: installation.world)
    }

    /// Works until the task is cancelled. Each archive has a line of its own, so that a slow one holds up no other.
    func work() async throws {
        await withDiscardingTaskGroup { lines in
            while !Task.isCancelled {
                do {
                    var wanted: Set<ConnectionID> = []
                    for workspace in try await installation.workspaces.all().map(\.id) {
                        try await tidy(workspace)
                        let asleep = Set(try await installation.connections.all(in: workspace).filter { $0.state == .off }.map(\.id))
                        for archive in try await installation.archives.all(in: workspace) where archive.isOn && !asleep.contains(archive.connection) {
                            wanted.insert(archive.connection)
                            guard isDue(archive), busy.insert(archive.connection).inserted else { continue }
                            lines.addTask { await self.carry(archive, workspace) }
                        }
                    }
                    await end(allBut: wanted.union(busy))
                } catch {
                    if !Task.isCancelled { logger.error("the message archives could not be read: \(type(of: error))") }
                }
                try? await Task.sleep(for: Self.pause)
            }
        }
        await close()
    }

    /// Reads one archive up to its end, now.
    ///
    /// - Throws: `ArchiveFailure`, `ArchiveRefusal`, `WeComFailure`, `StorageError`.
    public func collect(_ archive: ArchiveEntry, in workspace: WorkspaceID) async throws -> ArchiveIntake.Outcome {
        do {
            let source = try await source(of: archive, workspace), isLeft = unfinished.contains(archive.connection)
            // Whatever ends this, what was stored until then gets its figures the next time.
            unfinished.insert(archive.connection)
            let outcome = try await installation.archiveIntake.collect(archive, from: source, workspace: workspace)
            if outcome.taken > 0 || outcome.isRecordLonger || isLeft {
                try await installation.insights.refresh(workspace)
                try await installation.search.catchUp(workspace)
            }
            unfinished.remove(archive.connection)
            if archive.problem != nil {
                try await installation.archives.note(problem: nil, of: archive.connection, workspace: workspace)
            }
            // What people said comes first.
            try await installation.archiveMedia.collect(archive, from: source, workspace: workspace)
            try await tidy(workspace)
            return outcome
        } catch ArchiveRefusal.keyMissing {
            try await installation.archives.note(problem: ArchiveTrouble.sealedProblem, of: archive.connection, workspace: workspace)
            throw ArchiveRefusal.keyMissing
        } catch let failure as ArchiveFailure {
            // Whoever stops the server ends the library with it.
            try Task.checkCancellation()
            try await installation.archives.note(problem: "\(failure)", of: archive.connection, workspace: workspace)
            throw failure
        } catch let failure as WeComFailure {
            try await installation.archives.note(problem: "\(failure)", of: archive.connection, workspace: workspace)
            throw failure
        }
    }

    private func tidy(_ workspace: WorkspaceID) async throws {
        let now = installation.world.now()
        if let last = tidied[workspace], now - last < Self.tidies { return }
        tidied[workspace] = now
        try await installation.archiveMedia.removeOld(in: workspace)
    }

    /// Ends the processes.
    public func close() async { await end(allBut: []) }

    /// What was switched off or removed leaves no process behind.
    private func end(allBut wanted: Set<ConnectionID>) async {
        for connection in opened.keys where !wanted.contains(connection) {
            guard let each = opened.removeValue(forKey: connection) else { continue }
            each.child.end()
            try? await each.http.close()
        }
    }

    /// A person's wish ends a rest after failures, the platform's word does not.
    private func isDue(_ archive: ArchiveEntry) -> Bool {
        let now = installation.world.now()
        guard let last = begun[archive.connection] else { return true }
        guard now - last >= Self.least else { return false }
        if let asked = archive.asked, asked >= last { return true }
        if let rest = failures[archive.connection], rest.until > now { return false }
        return now - last >= Self.every || archive.told.map { $0 >= last } ?? false
    }

    private func carry(_ archive: ArchiveEntry, _ workspace: WorkspaceID) async {
        defer { busy.remove(archive.connection) }
        let now = installation.world.now()
        begun[archive.connection] = now
        do {
            let outcome = try await collect(archive, in: workspace)
            failures[archive.connection] = nil
            guard outcome.records > 0 else { return }
            logger.info(
                "read the message archive",
                metadata: ["connection": "\(archive.connection)", "records": "\(outcome.records)", "taken": "\(outcome.taken)"])
        } catch is CancellationError {} catch {
            let count = (failures[archive.connection]?.count ?? 0) + 1
            let rest = min(Self.longestRest.milliseconds, Self.firstRest.milliseconds << min(count - 1, 10))
            failures[archive.connection] = (count, now + Span(milliseconds: rest))
            // Only what is known to hold nothing that people said is told.
            let problem = (error as? ArchiveFailure).map { "\($0)" } ?? (error as? ArchiveRefusal).map { $0.rawValue } ?? "\(type(of: error))"
            logger.error("the message archive could not be read", metadata: ["connection": "\(archive.connection)", "problem": "\(problem)"])
        }
    }

    private func source(of archive: ArchiveEntry, _ workspace: WorkspaceID) async throws -> ArchiveSource {
        let (terms, pems) = try await installation.archives.opening(of: archive.connection, workspace: workspace)
        if let known = opened[archive.connection] {
            if known.terms == terms, known.pems == pems { return known.source }
            opened[archive.connection] = nil
            known.child.end()
            try? await known.http.close()
        }
        let connection = try await installation.connections.one(archive.connection, in: workspace)
        let http = WeComHTTP(base: connection.apiBase), child = ArchiveChild(terms: terms, keys: try ArchiveKeys(pems: pems))
        let client = WeComClient(
            corpID: terms.corpID, secret: terms.secret, transport: http.transport, limits: limits, world: installation.world,
            watch: WeComCallRecord.log(to: logger))
        let source = ArchiveSource(
            records: { try await child.records(after: $0, limit: $1) }, decrypted: { try await child.decrypted($0) },
            file: { try await child.file($0, most: $1) },
            agreements: { try await client.call(WeComArchive.groupAgreements($0)).entries })
        opened[archive.connection] = Opened(terms: terms, pems: pems, child: child, http: http, source: source)
        return source
    }
}
