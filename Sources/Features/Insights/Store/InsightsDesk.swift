internal import FeatureRules
public import Kernel
public import Storage

/// Keeps the diagnosis of every group up to date.
public struct InsightsDesk: Sendable {
    private let database: any Database
    private let zones: @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone

    public init(database: any Database, zones: @escaping @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone) {
        self.database = database
        self.zones = zones
    }

    /// Computes the figures of all groups as of the workspace's last message and keeps them for the pages.
    public func refresh(_ workspace: WorkspaceID) async throws {
        try await database.writeBulk { tx in
            try tx.run("DELETE FROM diagnosis WHERE workspace_id = \(workspace)")
            guard let asOf = try InsightsDesk.defaultAsOf(workspace, tx) else { return }
            let zone = try zones(workspace, tx)
            let history = GroupHistory(workspace: workspace, zone: zone, boardZone: zone)
            for group in try GroupQueries.all(in: workspace, tx) {
                let figures = Diagnosis.figures(try history.days(of: group.id, asOf: asOf, tx), asOf: asOf)
                let (summary, periods) = try KeptFigures.encode(figures)
                try tx.run(
                    """
                    INSERT INTO diagnosis (workspace_id, group_id, as_of_ms, state, summary, periods)
                    VALUES (\(workspace), \(group.id), \(asOf), \(figures.state.rawValue), \(summary), \(periods))
                    """)
            }
        }
    }

    /// The time of the workspace's last message; nil if nothing was ever said.
    public static func defaultAsOf(_ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Instant? {
        try tx.first("SELECT max(last_ms) FROM membership WHERE workspace_id = \(workspace)") { row in
            row.optional(0, row.instant)
        } ?? nil
    }
}
