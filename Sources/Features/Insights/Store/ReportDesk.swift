public import FeatureRules
public import Kernel
public import Storage
internal import Web

/// Computes reports of a workspace at any instant and in any zone, by the same rules as the pages.
public struct ReportDesk: Sendable {
    private let database: any Database
    /// Reports are computed on the readers that pages wait for: half of the embedded engine's stay free.
    private let turnstile = Turnstile(places: 2, line: 32)
    private let zones: @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone

    public init(database: any Database, zones: @escaping @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone) {
        self.database = database
        self.zones = zones
    }

    public struct Report: Sendable {
        public var asOf: Instant
        public var zone: Zone
        public var groups: [GroupReport]
        /// All groups as one; nil if only some were asked for.
        public var matrix: MatrixFigures?
        /// What the workspace's history says about falling silent.
        public var risk: RiskStudy
        /// Who is left out of the speakers without a mark, in all groups.
        public var likelyRobots: Set<MemberID>
    }

    public struct GroupReport: Sendable {
        public var group: GroupEntry
        public var figures: GroupFigures
        /// Monday first, 24 hours each.
        public var hours: [[Int64]]
        /// The names of the members in `figures.formerlyActive` and in the sections.
        public var names: [MemberID: String]
        public var sections: GroupSections
        /// Of those who used to talk, or whom the group lacks: who may talk on in it under a nearly equal name.
        public var successors: [MemberID: MemberID] = [:]
    }

    /// - Parameters:
    ///   - name: only the groups of that name.
    ///   - asOf: nil is the time of the workspace's last message.
    ///   - zone: nil is the workspace's.
    ///   - learns: false takes the risk of the sample world where the workspace's own would have to be learnt anew first, which
    ///     reads the days of all its members.
    /// - Returns: nil if the workspace has no messages and no instant was given.
    /// - Throws: `Failure.tooManyTries` if too many wait for theirs.
    public func report(
        on workspace: WorkspaceID, group name: String? = nil, asOf: Instant? = nil, zone: Zone? = nil, learns: Bool = true
    ) async throws -> Report? {
        do {
            return try await turnstile.pass { try await make(workspace, group: name, asOf: asOf, zone: zone, learns: learns) }
        } catch is Turnstile.Full {
            throw Failure.tooManyTries
        }
    }

    /// So many groups are computed in parallel; all are read as of one moment.
    private static let atOnce = 2

    private func make(
        _ workspace: WorkspaceID, group name: String?, asOf: Instant?, zone: Zone?, learns: Bool
    ) async throws -> Report? {
        try await TalkBoard(zones: zones).catchUp(workspace, on: database)
        return try await database.read { tx in
            guard let asOf = try asOf ?? InsightsDesk.defaultAsOf(workspace, tx) else { return nil }
            let boardZone = try zones(workspace, tx)
            let zone = zone ?? boardZone
            let history = GroupHistory(workspace: workspace, zone: zone, boardZone: boardZone)
            let ledger = RiskLedger(workspace: workspace, zone: boardZone)
            let risk = try ledger.current(asOf: asOf, tx) ?? (learns ? ledger.learn(asOf: asOf, tx) : ledger.sampleWorld(asOf: asOf))
            let reader = try EvidenceReader(workspace: workspace, zone: zone, boardZone: boardZone, asOf: asOf, risk: risk, tx)
            let groups = try GroupQueries.all(in: workspace, tx).filter { name == nil || $0.name == name }
            let own = try OperatorBoard.own(in: workspace, tx)
            var people = MatrixPeople(asOf: asOf, own: own), weeks = MatrixWeeks(today: zone.day(of: asOf), own: own)
            var reports: [GroupReport] = []
            for start in stride(from: 0, to: groups.count, by: Self.atOnce) {
                let some = Array(groups[start..<min(start + Self.atOnce, groups.count)])
                let evidence = try some.map { try reader.evidence(of: $0.id, tx) }
                for evidence in evidence {
                    for (member, activity) in evidence.members { people.note(member, isPresent: activity.present, last: activity.last) }
                    for day in evidence.memberDays where day.activity.messages > 0 { weeks.note(day.member, on: day.day) }
                }
                let made = evidence.concurrentMap { ($0.figures, GroupSections($0)) }
                for (group, (figures, sections)) in zip(some, made) {
                    let members = Set(figures.formerlyActive.map { MemberID($0.member) }).union(sections.people)
                    var report = GroupReport(
                        group: group, figures: figures, hours: try history.hours(of: group.id, asOf: asOf, tx),
                        names: try MemberQueries.names(of: members, in: workspace, tx), sections: sections)
                    try report.findSuccessors(asOf: asOf, workspace, tx)
                    reports.append(report)
                }
            }
            let matrix = MatrixFigures(groups: reports.map(\.figures), people: people, weeks: weeks, asOf: asOf, zone: zone)
            return Report(asOf: asOf, zone: zone, groups: reports, matrix: name == nil ? matrix : nil, risk: risk, likelyRobots: own.likelyRobots)
        }
    }
}

extension ReportDesk.GroupReport {
    fileprivate mutating func findSuccessors(asOf: Instant, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws {
        let quiet = Set(figures.formerlyActive.map { MemberID($0.member) })
            .union(sections.one(TurnFigures.self)?.people ?? []).union(sections.one(ChangeFigures.self)?.people ?? [])
        successors = try SuccessorQueries.successors(
            of: names.filter { quiet.contains($0.key) }, in: group.id, asOf: asOf, workspace: workspace, tx)
        names.merge(try MemberQueries.names(of: Set(successors.values), in: workspace, tx)) { own, _ in own }
    }
}
