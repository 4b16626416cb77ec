public import FeatureRules
public import Kernel
internal import Storage
public import WeComConnector

/// What is found out about a connection while it works.
extension ConnectionDesk {
    /// The platform does not take the credentials any more: nothing is asked until there are new ones. A late answer to credentials
    /// that were changed since says nothing.
    ///
    /// - Parameter connection: as it was when the platform was asked.
    public func noteRefused(_ connection: ConnectionEntry, _ failure: WeComFailure, workspace: WorkspaceID) async throws {
        try await noteRefused(connection, ConnectionComplaint(failure), problem: "\(failure)", workspace: workspace)
    }

    func noteRefused(_ connection: ConnectionEntry, _ complaint: ConnectionComplaint, problem: String, workspace: WorkspaceID) async throws {
        try await database.write { tx in
            try tx.run(
                """
                UPDATE wecom_connection SET state = \(ConnectionState.refused.rawValue), problem = \(problem),
                    refused_trouble = \(complaint.trouble.rawValue), refused_code = \(complaint.code.bound), refused_address = \(complaint.address)
                WHERE workspace_id = \(workspace) AND id = \(connection.id) AND state = \(ConnectionState.on.rawValue)
                    AND secret_number = \(connection.secretNumber)
                """)
        }
    }

    /// The platform takes the credentials, whatever it said before.
    ///
    /// - Parameter connection: as it was when the platform was asked.
    public func noteAccepted(_ connection: ConnectionEntry, workspace: WorkspaceID) async throws {
        try await database.write { tx in try Self.accept(connection, workspace, tx) }
    }

    /// A comparison ended before its end, and is tried again.
    ///
    /// - Parameter connection: as it was when the platform was asked.
    public func noteNotCompared(_ connection: ConnectionEntry, _ failure: WeComFailure, workspace: WorkspaceID) async throws {
        let result = CheckResult(.comparison, ConnectionComplaint(failure), fine: "fine"), now = world.now()
        try await database.write { tx in
            guard try ConnectionRows.one(connection.id, in: workspace, tx)?.secretNumber == connection.secretNumber else { return }
            try Self.forgetFailure(of: connection.id, workspace, tx)
            try ConnectionCheckDesk.keep(result, at: now, of: connection.id, workspace, tx)
        }
    }

    private static func forgetFailure(of id: ConnectionID, _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try tx.run(
            """
            DELETE FROM wecom_check WHERE workspace_id = \(workspace) AND connection_id = \(id) AND line = \(CheckLine.comparison.rawValue)
            """)
    }

    /// Everything was looked at, as of `began`; what nobody had told is kept as the drift.
    ///
    /// - Parameter connection: as it was when the platform was asked.
    public func noteCompared(
        _ connection: ConnectionEntry, _ outcome: IntakeOutcome, began: Instant, workspace: WorkspaceID
    ) async throws {
        try await database.write { [world] tx in
            guard try ConnectionRows.one(connection.id, in: workspace, tx) != nil else { return }
            let found = ConnectionComparison(
                began: began, ended: world.now(), since: connection.synced, looked: outcome.groups, missed: outcome.missed, came: outcome.came,
                went: outcome.went)
            try Self.forgetFailure(of: connection.id, workspace, tx)
            try ConnectionComparison.keep(found, of: connection.id, workspace: workspace, tx)
            // What could not be looked at is tried again soon.
            guard outcome.missed == 0 else { return }
            // Switched off and on meanwhile, it is looked at once more: nobody listened in between.
            try tx.run(
                """
                UPDATE wecom_connection SET synced_ms = \(began) WHERE workspace_id = \(workspace) AND id = \(connection.id)
                AND COALESCE(synced_ms, 0) = \(connection.synced?.milliseconds ?? 0)
                """)
            try Self.accept(connection, workspace, tx)
        }
    }

    /// A person wants everything compared now.
    ///
    /// - Throws: `ConnectionRefusal.notFound`.
    public func ask(for id: ConnectionID, workspace: WorkspaceID) async throws {
        try await database.write { [world] tx in
            _ = try Self.known(id, workspace, tx)
            try tx.run("UPDATE wecom_connection SET asked_ms = \(world.now()) WHERE workspace_id = \(workspace) AND id = \(id)")
        }
    }

    private static func accept(_ connection: ConnectionEntry, _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try tx.run(
            """
            UPDATE wecom_connection SET state = \(ConnectionState.on.rawValue), problem = NULL, refused_trouble = NULL, refused_code = NULL,
                refused_address = NULL
            WHERE workspace_id = \(workspace) AND id = \(connection.id) AND state = \(ConnectionState.refused.rawValue)
                AND secret_number = \(connection.secretNumber)
            """)
    }
}
