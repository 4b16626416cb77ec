internal import FeatureRules
public import Kernel
public import Storage

/// Keeps the diagnosis of every group up to date.
public struct InsightsDesk: Sendable {
    private let database: any Database
    private let talk: TalkBoard
    private let zones: @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone
    private let followers: [any DiagnosisFollower]

    /// - Parameter followers: what is derived from the figures, in the order in which it is made.
    public init(
        database: any Database, zones: @escaping @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone,
        followers: [any DiagnosisFollower] = []
    ) {
        self.database = database
        self.zones = zones
        self.followers = followers
        talk = TalkBoard(zones: zones)
    }

    /// A diagnosis as of an instant this much before the workspace's last message still stands if nothing in its group changed.
    private static let staleAfter = Span.minutes(10)

    /// A diagnosis that was made and is not kept yet.
    private struct Made: Sendable {
        var group: DiagnosedGroup
        var changes: Int64
    }

    /// Reads what is unread, makes the diagnosis of every group that needs one as of the workspace's last message, and keeps it
    /// for the pages.
    public func refresh(_ workspace: WorkspaceID) async throws {
        // Before anything else: what is written from here on is not known to these diagnoses.
        let versions = try await database.read { tx in try GroupVersions.all(in: workspace, tx) }
        try await talk.catchUp(workspace, on: database)
        guard let asOf = try await database.read({ tx in try InsightsDesk.defaultAsOf(workspace, tx) }) else {
            return try await clear(workspace)
        }
        let risk = try await risk(workspace, asOf: asOf)
        let stale = try await stale(workspace, asOf: asOf)
        let made = try await withThrowingTaskGroup(of: [Made].self, returning: [Made].self) { tasks in
            for part in 0..<Self.atOnce {
                let mine = stale.enumerated().filter { $0.offset % Self.atOnce == part }.map(\.element)
                if mine.isEmpty { continue }
                tasks.addTask {
                    try await database.read { tx in try diagnose(mine, in: workspace, asOf: asOf, risk: risk, versions: versions, tx) }
                }
            }
            return try await tasks.reduce(into: []) { $0 += $1 }
        }
        try await database.writeBulk { tx in
            let known = Set(try GroupQueries.all(in: workspace, tx).map(\.id))
            for made in made where known.contains(made.group.group.id) { try keep(made, asOf: asOf, workspace, tx) }
            // Another refresh may have known of later messages.
            let latest = try tx.first("SELECT max(as_of_ms) FROM diagnosis WHERE workspace_id = \(workspace)") { row in
                row.optional(0, row.instant)
            }
            let asOf = max(asOf, (latest ?? nil) ?? asOf)
            for follower in followers {
                let diagnosed = try InsightsQueries.diagnosed(with: follower.sections, in: workspace, tx)
                try follower.follow(diagnosed, asOf: asOf, workspace: workspace, tx)
            }
        }
    }

    /// So many groups are looked at in parallel.
    private static let atOnce = 2

    /// The groups that have changed since their diagnosis, or whose diagnosis has become old.
    private func stale(_ workspace: WorkspaceID, asOf: Instant) async throws -> [GroupID] {
        try await database.read { tx in
            var fresh: Set<GroupID> = []
            let versions = try GroupVersions.all(in: workspace, tx)
            try tx.each("SELECT group_id, as_of_ms FROM diagnosis WHERE workspace_id = \(workspace)") { row in
                let group: GroupID = row.id(0), age = asOf - row.instant(1)
                let isCurrent = versions[group].map { $0.changes == $0.diagnosed } ?? false
                if isCurrent, age <= Self.staleAfter, age >= Span(milliseconds: 0) { fresh.insert(group) }
            }
            return try GroupQueries.all(in: workspace, tx).map(\.id).filter { !fresh.contains($0) }
        }
    }

    /// What the history says about falling silent, learnt anew if it is time.
    private func risk(_ workspace: WorkspaceID, asOf: Instant) async throws -> RiskStudy {
        let (known, ledger) = try await database.read { tx in
            let ledger = RiskLedger(workspace: workspace, zone: try zones(workspace, tx))
            return (try ledger.current(asOf: asOf, tx), ledger)
        }
        if let known { return known }
        let learnt = try await database.read { tx in try ledger.learn(asOf: asOf, tx) }
        try await database.write { tx in try ledger.keep(learnt, asOf: asOf, tx) }
        return learnt
    }

    private func diagnose(
        _ groups: [GroupID], in workspace: WorkspaceID, asOf: Instant, risk: RiskStudy, versions: [GroupID: GroupVersions.Version],
        _ tx: any ReadTransaction
    ) throws -> [Made] {
        let zone = try zones(workspace, tx)
        let reader = try EvidenceReader(workspace: workspace, zone: zone, boardZone: zone, asOf: asOf, risk: risk, tx)
        return try groups.compactMap { group in
            try Task.checkCancellation()
            guard let entry = try GroupQueries.one(group, in: workspace, tx) else { return nil }
            let evidence = try reader.evidence(of: group, tx)
            let figures = Diagnosis.figures(evidence.memberDays, asOf: asOf)
            return Made(
                group: DiagnosedGroup(group: entry, figures: figures, sections: GroupSections(evidence)),
                changes: versions[group]?.changes ?? 0)
        }
    }

    private func keep(_ made: Made, asOf: Instant, _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        let group = made.group.group.id, figures = made.group.figures
        let isLate = try tx.exists(
            "SELECT 1 FROM diagnosis WHERE workspace_id = \(workspace) AND group_id = \(group) AND as_of_ms > \(asOf)")
        guard !isLate, try GroupVersions.diagnosed(group, changes: made.changes, workspace: workspace, tx) else { return }
        let (summary, periods, former) = try KeptFigures.encode(figures)
        try tx.run(
            """
            INSERT INTO diagnosis (workspace_id, group_id, as_of_ms, state, summary, periods, former)
            VALUES (\(workspace), \(group), \(asOf), \(figures.state.rawValue), \(summary), \(periods), \(former))
            ON CONFLICT (workspace_id, group_id) DO UPDATE SET as_of_ms = excluded.as_of_ms, state = excluded.state,
                summary = excluded.summary, periods = excluded.periods, former = excluded.former
            """)
        try SectionQueries.keep(made.group.sections, of: group, in: workspace, tx)
    }

    /// Nothing was ever said, or no more is known of it.
    private func clear(_ workspace: WorkspaceID) async throws {
        try await database.write { tx in
            guard try InsightsDesk.defaultAsOf(workspace, tx) == nil else { return }
            try tx.run("DELETE FROM diagnosis WHERE workspace_id = \(workspace)")
            try tx.run("DELETE FROM diagnosis_section WHERE workspace_id = \(workspace)")
            for follower in followers { try follower.follow([], asOf: nil, workspace: workspace, tx) }
        }
    }

    /// The time of the workspace's last message; nil if nothing was ever said.
    public static func defaultAsOf(_ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Instant? {
        // Ids sort by time.
        try tx.first("SELECT at_ms FROM message WHERE workspace_id = \(workspace) ORDER BY id DESC LIMIT 1") { $0.instant(0) }
    }
}
