public import ArchiveConnector
internal import Exports
internal import FeatureRules
public import Journal
public import Kernel
public import Storage
internal import WeComConnector

/// Reads the message archive page by page: what is said in groups goes where imports go, and the place in the archive moves in the same
/// transaction. Whatever dies in between, every record is there once.
public struct ArchiveIntake: Sendable {
    /// What came of a run.
    public struct Outcome: Sendable, Hashable {
        public var records = 0
        public var taken = 0
        public var withheld = 0
        public var unread = 0
        /// Between two people: not kept, for it is no talk of a group.
        public var betweenTwo = 0
        /// Groups are known up to a later time than before.
        public var isRecordLonger = false
    }

    /// What the platform gives at most.
    private static let page = 1000
    private static let renumberLimit = 8

    private let database: any Database
    private let journal: Journal
    private let board: ActivityBoard
    private let world: World

    public init(database: any Database, journal: Journal, board: ActivityBoard, world: World) {
        self.database = database
        self.journal = journal
        self.board = board
        self.world = world
    }

    /// Reads until there is nothing newer.
    ///
    /// - Throws: `ArchiveFailure` and what the API throws; what was read before is kept.
    public func collect(_ archive: ArchiveEntry, from source: ArchiveSource, workspace: WorkspaceID) async throws -> Outcome {
        var outcome = Outcome(), seq = archive.seq
        while true {
            try Task.checkCancellation()
            let began = world.now(), records = try await source.records(seq, Self.page)
            guard let last = records.last else {
                outcome.isRecordLonger = try await database.write { tx in try ArchiveEnd(archive.connection, workspace).note(began, tx) }
                return outcome
            }
            var opened: [OpenedRecord] = []
            for record in records { opened.append(try await open(record, source)) }
            let asked = try await agreements(for: opened, archive, source, workspace)
            let page = opened, from = seq
            // Somebody else, a command beside the server, was faster, or it was switched off: nothing of this is ours to keep.
            guard let done = try await write({ [self] tx in try keep(page, asked, after: from, archive, workspace, tx) }) else { return outcome }
            outcome.records += records.count
            outcome.taken += done.taken
            outcome.withheld += done.withheld
            outcome.unread += done.unread
            outcome.betweenTwo += done.betweenTwo
            seq = last.seq
        }
    }

    /// A record, and what it says or why that is not known.
    private struct OpenedRecord: Sendable {
        var record: ArchiveRecord
        var content: [UInt8]?
        var problem: String?
    }

    /// A record that the library cannot open, or dies of twice, is kept as it came: it would hold up all that follow.
    private func open(_ record: ArchiveRecord, _ source: ArchiveSource) async throws -> OpenedRecord {
        var isSecond = false
        while true {
            do { return OpenedRecord(record: record, content: try await source.decrypted(record)) } catch let failure as ArchiveFailure {
                switch failure {
                // Without the key all that follow would be unread too; the place does not move until there is one.
                case .noKey, .noLibrary: throw failure
                // Nothing is asked of the platform here, so nothing passes by waiting longer.
                case .died, .tooSlow, .unreadable, .refused:
                    if isSecond { return OpenedRecord(record: record, problem: "\(failure)") }
                    isSecond = true
                }
            }
        }
    }

    /// Asks the platform about the people of whom nothing is known.
    ///
    /// Not optimised: the compiler of Swift 6.3.1 crashes on it (CopyPropagation).
    @_optimize(none)
    private func agreements(
        for records: [OpenedRecord], _ archive: ArchiveEntry, _ source: ArchiveSource, _ workspace: WorkspaceID
    ) async throws -> [String: [WeComAgreements.Entry]] {
        var speakers: [String: Set<String>] = [:], batch = ArchiveBatch(corpID: archive.corpID)
        for record in records {
            guard let content = record.content else { continue }
            _ = batch.add(content) { room, sender, isOutsider in
                if isOutsider { speakers[room, default: []].insert(sender) }
                return false
            }
        }
        let people = speakers
        let unknown = try await database.read { tx in
            try people.filter { room, people in
                let known = try ArchiveRows.agreements(in: room, of: archive.connection, workspace, tx)
                return people.contains { known[$0] == nil }
            }.keys.sorted()
        }
        var asked: [String: [WeComAgreements.Entry]] = [:]
        for room in unknown {
            do { asked[room] = try await source.agreements(room) } catch let failure as WeComFailure {
                // A room that is over or out of sight tells nobody's consent: nothing of it is kept, and the others go on.
                guard [.skip, .permanent].contains(failure.remedy), !failure.endsConnection, failure.code != .noPermission else { throw failure }
                asked[room] = []
            }
        }
        return asked
    }

    /// - Returns: nil if the place in the archive is no longer where the page began.
    private func keep(
        _ records: [OpenedRecord], _ asked: [String: [WeComAgreements.Entry]], after seq: Int64, _ archive: ArchiveEntry, _ workspace: WorkspaceID,
        _ tx: any WriteTransaction
    ) throws -> Outcome? {
        var outcome = Outcome()
        let connection = archive.connection, now = world.now()
        let moved = try tx.run(
            """
            UPDATE message_archive SET seq = \(records.last?.record.seq ?? seq), fetched_ms = \(now), problem = NULL
            WHERE workspace_id = \(workspace) AND connection_id = \(connection) AND seq = \(seq) AND state = 'on'
            """)
        guard moved == 1 else { return nil }
        for (room, entries) in asked.sorted(by: { $0.key < $1.key }) {
            for entry in entries {
                try ArchiveRows.note(
                    entry.externalID, in: room, isGiven: entry.status == .agreed || entry.status == .agreedByDefault,
                    at: entry.changed ?? Instant(milliseconds: 0), of: connection, workspace, tx)
            }
        }
        // As it is now: somebody may have changed it since the look began.
        let policy = try ArchiveRows.one(connection, in: workspace, tx)?.media ?? archive.media
        var attached: [ArchiveMediaRows.Attached] = []
        var batch = ArchiveBatch(corpID: archive.corpID), rooms: [String: [String: Bool]] = [:]
        var counts: [String: (taken: Int, withheld: Int, endsWithheld: Bool)] = [:]
        for opened in records {
            guard let content = opened.content else {
                try note(opened.record, opened.problem ?? "", body: opened.record.raw, connection, workspace, tx)
                outcome.unread += 1
                continue
            }
            let before = batch.lines.lines.count
            var problem: (any Error)?
            let saying = batch.add(content) { room, sender, isOutsider in
                do {
                    let known = try rooms[room] ?? ArchiveRows.agreements(in: room, of: connection, workspace, tx)
                    rooms[room] = known
                    return ArchiveConsent.allows(isOutsider: isOutsider, given: known[sender])
                } catch {
                    problem = error
                    return false
                }
            }
            if let problem { throw problem }
            switch saying {
            case .inGroup(let room, _, let isKnown):
                guard batch.lines.lines.count > before else {
                    outcome.withheld += 1
                    counts[room, default: (0, 0, true)].withheld += 1
                    counts[room]?.endsWithheld = true
                    continue
                }
                outcome.taken += 1
                if !policy.kinds.isEmpty { attached.append(.init(seq: opened.record.seq, line: before, attachments: ArchiveAttachment.all(in: content))) }
                counts[room, default: (0, 0, false)].taken += 1
                counts[room]?.endsWithheld = false
                guard !isKnown else { continue }
                try note(opened.record, "unknown kind", body: String(decoding: content, as: UTF8.self), connection, workspace, tx)
                outcome.unread += 1
            case .betweenTwo: outcome.betweenTwo += 1
            case .agreement(let room, let person, let isGiven, let at):
                try ArchiveRows.note(person, in: room, isGiven: isGiven, at: at, of: connection, workspace, tx)
                rooms[room] = nil
            case .nothing: break
            case .unreadable:
                // Nobody knows whose talk it is, and whether they agreed: it stays sealed.
                try note(opened.record, "unreadable", body: opened.record.raw, connection, workspace, tx)
                outcome.unread += 1
            }
        }
        let messages = try store(batch, workspace, tx)
        try ArchiveMediaRows.note(attached, messages, policy, of: connection, at: now, workspace, tx)
        for (room, count) in counts.sorted(by: { $0.key < $1.key }) {
            try ArchiveRows.count(room, taken: count.taken, withheld: count.withheld, endsWithheld: count.endsWithheld, of: connection, workspace, tx)
        }
        try tx.run(
            """
            UPDATE message_archive SET taken = taken + \(outcome.taken), withheld = withheld + \(outcome.withheld), unread = unread + \(outcome.unread)
            WHERE workspace_id = \(workspace) AND connection_id = \(connection)
            """)
        return outcome
    }

    /// - Returns: where each line is found again.
    private func store(_ sent: ArchiveBatch, _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws -> [ArchiveMediaRows.Identity] {
        guard !sent.lines.isEmpty else { return [] }
        var repeats = RepeatCounter()
        let prints = zip(sent.lines.lines, sent.fingerprints).map { line, print in
            let nth = repeats.next(
                XXH64.combine(XXH64.combine(print, XXH64.hash(Array(sent.lines.text(line.group).utf8))), UInt64(bitPattern: line.at.milliseconds)))
            return nth > 0 ? XXH64.combine(print, UInt64(nth)) : print
        }
        let writer = ImportWriter(
            platform: "wecom", scope: .platform, workspace: workspace, groupName: nil, fallbackGroup: "", cause: .system, journal: journal,
            groups: GroupDirectory(world: world), members: MemberDirectory(world: world), board: board, memory: ImportMemory())
        let written = try writer.write(
            ImportBatch(sent.lines, fingerprints: prints, world: world), number: world.id(ImportKind.self).rawValue, tx)
        return zip(sent.lines.lines, zip(written.lineGroups, prints)).map { line, found in
            ArchiveMediaRows.Identity(group: found.0, at: line.at, fingerprint: found.1)
        }
    }

    private func note(
        _ record: ArchiveRecord, _ reason: String, body: String, _ connection: ConnectionID, _ workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws {
        try tx.run(
            """
            INSERT INTO archive_unread (workspace_id, connection_id, seq, msgid, reason, body)
            VALUES (\(workspace), \(connection), \(record.seq), \(record.id), \(reason), \(body))
            """)
    }

    private func write(_ body: @escaping @Sendable (any WriteTransaction) throws -> Outcome?) async throws -> Outcome? {
        var tries = 0
        while true {
            // Ids of lines can meet those of others; then they get new ones.
            do { return try await database.writeBulk(body) } catch StorageError.uniqueViolation where tries < Self.renumberLimit { tries += 1 }
        }
    }
}
