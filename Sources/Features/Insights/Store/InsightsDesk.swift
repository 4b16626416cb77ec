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

    /// Reads what is unread, computes the figures of all groups as of the workspace's last message and keeps them for the pages.
    public func refresh(_ workspace: WorkspaceID) async throws {
        try await talk.catchUp(workspace, on: database)
        try await database.writeBulk { tx in
            try tx.run("DELETE FROM diagnosis WHERE workspace_id = \(workspace)")
            try tx.run("DELETE FROM diagnosis_section WHERE workspace_id = \(workspace)")
            var diagnosed: [DiagnosedGroup] = []
            let asOf = try InsightsDesk.defaultAsOf(workspace, tx)
            if let asOf { diagnosed = try diagnose(workspace, asOf: asOf, tx) }
            for follower in followers { try follower.follow(diagnosed, asOf: asOf, workspace: workspace, tx) }
        }
    }

    private func diagnose(_ workspace: WorkspaceID, asOf: Instant, _ tx: any WriteTransaction) throws -> [DiagnosedGroup] {
        let zone = try zones(workspace, tx)
        let reader = try EvidenceReader(workspace: workspace, zone: zone, boardZone: zone, tx)
        return try GroupQueries.all(in: workspace, tx).map { group in
            let evidence = try reader.evidence(of: group.id, asOf: asOf, tx)
            let figures = Diagnosis.figures(evidence.memberDays, asOf: asOf), sections = GroupSections(evidence)
            let (summary, periods) = try KeptFigures.encode(figures)
            try tx.run(
                """
                INSERT INTO diagnosis (workspace_id, group_id, as_of_ms, state, summary, periods)
                VALUES (\(workspace), \(group.id), \(asOf), \(figures.state.rawValue), \(summary), \(periods))
                """)
            try SectionQueries.keep(sections, of: group.id, in: workspace, tx)
            return DiagnosedGroup(group: group, figures: figures, sections: sections)
        }
    }

    /// The time of the workspace's last message; nil if nothing was ever said.
    public static func defaultAsOf(_ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Instant? {
        try tx.first("SELECT max(last_ms) FROM membership WHERE workspace_id = \(workspace)") { row in
            row.optional(0, row.instant)
        } ?? nil
    }
}
