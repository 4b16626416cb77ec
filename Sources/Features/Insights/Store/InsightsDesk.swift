internal import FeatureRules
public import Kernel
public import Storage

/// Keeps the diagnosis of every group up to date.
public struct InsightsDesk: Sendable {
    private let database: any Database
    private let talk: TalkBoard
    private let zones: @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone
    private let followers: [any DiagnosisFollower]
    private let afterwards: (@Sendable (WorkspaceID) async throws -> Bool)?

    /// - Parameters:
    ///   - followers: what is derived from the figures, in the order in which it is made.
    ///   - afterwards: called when the figures are made; true if it changed what they count, so that they are made once more.
    public init(
        database: any Database, zones: @escaping @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone,
        followers: [any DiagnosisFollower] = [], afterwards: (@Sendable (WorkspaceID) async throws -> Bool)? = nil
    ) {
        self.database = database
        self.zones = zones
        self.followers = followers
        self.afterwards = afterwards
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
    ///
    /// Where few groups have changed, they come first, so that what was just said shows; what has only grown old follows.
    public func refresh(_ workspace: WorkspaceID, watch: FigureWatch = .none) async throws {
        try await makeFigures(workspace, watch)
        if let afterwards, try await afterwards(workspace) { try await makeFigures(workspace, watch) }
    }

    private func makeFigures(_ workspace: WorkspaceID, _ watch: FigureWatch) async throws {
        // Before anything else: what is written from here on is not known to these diagnoses.
        var versions = try await database.read { tx in try GroupVersions.all(in: workspace, tx) }
        let read = try await talk.catchUp(workspace, on: database)
        guard let asOf = try await database.read({ tx in try InsightsDesk.defaultAsOf(workspace, tx) }) else {
            return try await clear(workspace)
        }
        let zone = try await database.read { tx in try zones(workspace, tx) }
        for group in try await leaveOutRobots(workspace, zone, asOf: asOf) {
            versions[group, default: GroupVersions.Version(changes: 0, diagnosed: 0)].changes += 1
        }
        let round = Round(workspace: workspace, asOf: asOf, versions: versions, watch: watch)
        let ledger = RiskLedger(workspace: workspace, zone: zone)
        let (last, current) = try await database.read { tx in (try ledger.last(tx), try ledger.current(asOf: asOf, tx)) }
        // The words of a week that is over are set beside those of every group.
        let hasOldWords = read.contains { $0 < zone.day(of: asOf).weekStart }
        let standing = try await standing(workspace, asOf: asOf, allAreOld: hasOldWords)
        var rest = standing.changed + standing.old
        let isInTwo = last != nil && !standing.changed.isEmpty && standing.changed.count < standing.old.count
        watch.begin(current == nil ? standing.all.count + (isInTwo ? standing.changed.count : 0) : rest.count)
        if let last, isInTwo {
            try await makeAnew(standing.changed, risk: last, round)
            rest = standing.old
        }
        if let current { return try await makeAnew(rest, risk: current, round) }
        let learnt = try await database.read { tx in try ledger.learn(asOf: asOf, tx) }
        try await makeAnew(standing.all, risk: learnt, round) { tx in try ledger.keep(learnt, asOf: asOf, tx) }
    }

    /// Who looks like a robot is no speaker in what is made from here on.
    ///
    /// - Returns: the groups that changed by it.
    private func leaveOutRobots(_ workspace: WorkspaceID, _ zone: Zone, asOf: Instant) async throws -> Set<GroupID> {
        let search = RobotSearch(workspace: workspace, zone: zone)
        let changed = try await standing(workspace, asOf: asOf, allAreOld: false).changed
        let (found, known) = try await database.read { tx in (try search.find(changed: changed, asOf: asOf, tx), try search.kept(tx)) }
        return found == known ? [] : try await database.write { tx in try search.keep(found, tx) }
    }

    /// What one refresh knows.
    private struct Round: Sendable {
        var workspace: WorkspaceID
        var asOf: Instant
        var versions: [GroupID: GroupVersions.Version]
        var watch: FigureWatch
    }

    private struct Standing: Sendable {
        var all: [GroupID] = []
        /// Changed since their diagnosis.
        var changed: [GroupID] = []
        /// Unchanged, but of another time.
        var old: [GroupID] = []
    }

    private func standing(_ workspace: WorkspaceID, asOf: Instant, allAreOld: Bool) async throws -> Standing {
        try await database.read { tx in
            var ages: [GroupID: Span] = [:]
            try tx.each("SELECT group_id, as_of_ms FROM diagnosis WHERE workspace_id = \(workspace)") { row in
                ages[row.id(0)] = asOf - row.instant(1)
            }
            let versions = try GroupVersions.all(in: workspace, tx)
            var standing = Standing()
            for group in try GroupQueries.all(in: workspace, tx).map(\.id) {
                standing.all.append(group)
                guard let age = ages[group], let version = versions[group], version.changes == version.diagnosed else {
                    standing.changed.append(group)
                    continue
                }
                if allAreOld || age > Self.staleAfter || age < Span(milliseconds: 0) { standing.old.append(group) }
            }
            return standing
        }
    }

    /// So many groups are looked at in parallel.
    private static let atOnce = 2

    /// - Parameter together: what else is written in the transaction that keeps the diagnoses.
    private func makeAnew(
        _ groups: [GroupID], risk: RiskStudy, _ round: Round,
        together: @escaping @Sendable (any WriteTransaction) throws -> Void = { _ in }
    ) async throws {
        let parts = try await database.read { tx in try divided(groups, of: round.workspace, tx) }
        let made = try await withThrowingTaskGroup(of: [Made].self, returning: [Made].self) { tasks in
            for mine in parts where !mine.isEmpty {
                tasks.addTask { try await database.read { tx in try diagnose(mine, risk: risk, round, tx) } }
            }
            return try await tasks.reduce(into: []) { $0 += $1 }
        }
        let workspace = round.workspace
        try await database.writeBulk { tx in
            try together(tx)
            let known = Set(try GroupQueries.all(in: workspace, tx).map(\.id))
            var anew: [GroupID: GroupSections] = [:]
            for made in made where known.contains(made.group.group.id) {
                if try keep(made, round, tx) { anew[made.group.group.id] = made.group.sections }
            }
            // Another refresh may have known of later messages.
            let latest = try tx.first("SELECT max(as_of_ms) FROM diagnosis WHERE workspace_id = \(workspace)") { row in
                row.optional(0, row.instant)
            }
            let asOf = max(round.asOf, (latest ?? nil) ?? round.asOf)
            let groups = try InsightsQueries.diagnosed(with: followers.flatMap(\.sections), known: anew, in: workspace, tx)
            for follower in followers {
                try follower.follow(groups, anew: Set(anew.keys), asOf: asOf, workspace: workspace, tx)
            }
        }
    }

    /// So divided that each part has about as much to read: the largest first, to whoever has least.
    private func divided(_ groups: [GroupID], of workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [[GroupID]] {
        guard groups.count > Self.atOnce else { return groups.map { [$0] } }
        var lines: [GroupID: Int64] = [:]
        try tx.each(
            "SELECT group_id, sum(messages + joins + leaves) FROM membership WHERE workspace_id = \(workspace) GROUP BY group_id"
        ) { lines[$0.id(0)] = $0.integer(1) }
        var parts = [[GroupID]](repeating: [], count: Self.atOnce), loads = [Int64](repeating: 0, count: Self.atOnce)
        for group in groups.sorted(by: { (lines[$0] ?? 0, $0) > (lines[$1] ?? 0, $1) }) {
            let least = loads.indices.min { loads[$0] < loads[$1] } ?? 0
            parts[least].append(group)
            loads[least] += lines[group] ?? 0
        }
        return parts
    }

    private func diagnose(_ groups: [GroupID], risk: RiskStudy, _ round: Round, _ tx: any ReadTransaction) throws -> [Made] {
        let workspace = round.workspace, asOf = round.asOf, zone = try zones(workspace, tx)
        let reader = try EvidenceReader(workspace: workspace, zone: zone, boardZone: zone, asOf: asOf, risk: risk, tx)
        return try groups.compactMap { group in
            try Task.checkCancellation()
            defer { round.watch.made() }
            guard let entry = try GroupQueries.one(group, in: workspace, tx) else { return nil }
            let evidence = try reader.evidence(of: group, tx)
            return Made(
                group: DiagnosedGroup(group: entry, figures: evidence.figures, sections: GroupSections(evidence)),
                changes: round.versions[group]?.changes ?? 0)
        }
    }

    /// False if a later diagnosis is there.
    private func keep(_ made: Made, _ round: Round, _ tx: any WriteTransaction) throws -> Bool {
        let group = made.group.group.id, figures = made.group.figures, workspace = round.workspace, asOf = round.asOf
        let isLate = try tx.exists(
            "SELECT 1 FROM diagnosis WHERE workspace_id = \(workspace) AND group_id = \(group) AND as_of_ms > \(asOf)")
        guard !isLate, try GroupVersions.diagnosed(group, changes: made.changes, workspace: workspace, tx) else { return false }
        let (summary, periods, former) = try KeptFigures.encode(figures)
        try tx.run(
            """
            INSERT INTO diagnosis (workspace_id, group_id, as_of_ms, state, summary, periods, former)
            VALUES (\(workspace), \(group), \(asOf), \(figures.state.rawValue), \(summary), \(periods), \(former))
            ON CONFLICT (workspace_id, group_id) DO UPDATE SET as_of_ms = excluded.as_of_ms, state = excluded.state,
                summary = excluded.summary, periods = excluded.periods, former = excluded.former
            """)
        try SectionQueries.keep(made.group.sections, of: group, in: workspace, tx)
        return true
    }

    /// Nothing was ever said, or no more is known of it.
    private func clear(_ workspace: WorkspaceID) async throws {
        try await database.write { tx in
            guard try InsightsDesk.defaultAsOf(workspace, tx) == nil else { return }
            try tx.run("DELETE FROM diagnosis WHERE workspace_id = \(workspace)")
            try tx.run("DELETE FROM diagnosis_section WHERE workspace_id = \(workspace)")
            try tx.run("DELETE FROM robot_suspect WHERE workspace_id = \(workspace)")
            for follower in followers { try follower.follow([], anew: [], asOf: nil, workspace: workspace, tx) }
        }
    }

    /// The time of the workspace's last message; nil if nothing was ever said.
    public static func defaultAsOf(_ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Instant? {
        // Ids sort by time.
        try tx.first("SELECT at_ms FROM message WHERE workspace_id = \(workspace) ORDER BY id DESC LIMIT 1") { $0.instant(0) }
    }
}
