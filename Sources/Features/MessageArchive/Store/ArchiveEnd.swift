internal import Kernel
internal import Storage

/// What follows from an archive that was read up to its end: nothing was said in its groups that is not known.
struct ArchiveEnd {
    private let connection: ConnectionID
    private let workspace: WorkspaceID
    /// A record is noted for all groups at once, and not at every look.
    private static let step = Span.hours(1)

    init(_ connection: ConnectionID, _ workspace: WorkspaceID) {
        self.connection = connection
        self.workspace = workspace
    }

    /// All groups of the archive are known up to the look: one that was imported before, and silent since, was silent indeed. Of a
    /// group whose latest word was withheld nobody may say so.
    ///
    /// - Parameter at: when the platform was asked.
    /// - Returns: whether records grew longer.
    func note(_ at: Instant, _ tx: any WriteTransaction) throws -> Bool {
        let known = try tx.first(
            "SELECT looked_ms, recorded_ms FROM message_archive WHERE workspace_id = \(workspace) AND connection_id = \(connection) AND state = 'on'"
        ) { (looked: $0.optional(0, $0.instant), recorded: $0.optional(1, $0.instant)) }
        guard let known else { return false }
        try tx.run(
            """
            UPDATE message_archive SET looked_ms = \(max(at, known.looked ?? at)), problem = NULL
            WHERE workspace_id = \(workspace) AND connection_id = \(connection)
            """)
        guard known.recorded.map({ at - $0 >= Self.step }) ?? true else { return false }
        let groups = try tx.all(
            """
            SELECT g.id FROM archive_room r JOIN chat_group g
            ON g.workspace_id = r.workspace_id AND g.platform = \(CompanyStaff.platform) AND g.key = r.room
            WHERE r.workspace_id = \(workspace) AND r.connection_id = \(connection) AND r.taken > 0 AND r.ends_withheld = 0
            """
        ) { $0.id(0, GroupKind.self) }
        guard !groups.isEmpty else { return false }
        try GroupRecords.note(Set(groups), until: at, isSure: true, workspace: workspace, tx)
        try tx.run("UPDATE message_archive SET recorded_ms = \(at) WHERE workspace_id = \(workspace) AND connection_id = \(connection)")
        return true
    }
}
