public import FeatureRules
public import Kernel
public import Storage

/// Gathers what is known of a group up to an instant.
public struct EvidenceReader {
    private let workspace: WorkspaceID
    private let asOf: Instant
    private let zone: Zone
    private let history: GroupHistory
    private let talk: TalkHistory
    private let own: OwnPeople
    private let merged: MergedMembers
    private let words: WordHistory
    private let wordsOfAll: WordPeriod
    private let habits: HabitHistory
    private let risk: RiskStudy?

    /// - Parameters:
    ///   - boardZone: the zone in which the boards are cut.
    ///   - risk: what the workspace's history says about falling silent.
    public init(
        workspace: WorkspaceID, zone: Zone, boardZone: Zone, asOf: Instant, risk: RiskStudy?, _ tx: any ReadTransaction
    ) throws {
        self.asOf = asOf
        words = WordHistory(workspace: workspace, zone: zone, usesBoard: zone.name == boardZone.name)
        wordsOfAll = try words.all(asOf: asOf, count: WordFigures.weeks, tx)
        habits = HabitHistory(workspace: workspace, zone: boardZone)
        self.risk = risk
        self.workspace = workspace
        self.zone = zone
        history = GroupHistory(workspace: workspace, zone: zone, boardZone: boardZone)
        talk = TalkHistory(workspace: workspace, zone: zone, usesBoard: zone.name == boardZone.name)
        own = try OperatorBoard.own(in: workspace, tx)
        merged = try MergedMembers(of: workspace, tx)
    }

    public func evidence(of group: GroupID, _ tx: any ReadTransaction) throws -> GroupEvidence {
        GroupEvidence(
            group: group, asOf: asOf, record: try GroupRecords.of(group, in: workspace, tx), zone: zone, memberDays: try history.days(of: group, asOf: asOf, tx),
            talk: try talk.days(of: group, asOf: asOf, count: GroupEvidence.talkDays, tx),
            hours: try history.clock(of: group, days: GroupEvidence.talkDays, asOf: asOf, tx),
            passages: try passages(of: group, tx), own: own,
            words: try words.weeks(of: group, asOf: asOf, count: WordFigures.weeks + WordFigures.weeksBefore, tx), wordsOfAll: wordsOfAll,
            habits: try habits.habits(of: group, asOf: asOf, tx), risk: risk)
    }

    private func passages(of group: GroupID, _ tx: any ReadTransaction) throws -> [GroupEvidence.Passage] {
        try tx.all(
            """
            SELECT member_id, at_ms, kind, payload, other_id FROM event
            WHERE workspace_id = \(workspace) AND group_id = \(group) AND at_ms <= \(asOf) AND member_id IS NOT NULL
            AND kind IN ('membership.joined', 'membership.left', 'membership.removed') ORDER BY at_ms, id
            """
        ) { row in
            var way: GroupEvidence.Passage.Way?
            if row.text(2) == "membership.joined" {
                // Most tell nothing more, and there may be hundreds of thousands of them.
                let payload = row.optional(3, row.text)
                way = payload.map { $0.contains("\"invitation\"") ? .invitation : $0.contains("\"qr\"") ? .qr : .other } ?? .other
            }
            return GroupEvidence.Passage(
                member: merged.shown(row.id(0)), at: row.instant(1), way: way, other: row.optional(4) { merged.shown(row.id($0)) })
        }
    }
}
