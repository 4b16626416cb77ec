public import FeatureRules
public import Kernel
internal import Storage

extension LiveCodeDesk {
    /// The companies by whose WeCom visitors can say who they are.
    public func companies(in workspace: WorkspaceID) async throws -> [ConnectionEntry] {
        try await database.read { tx in try ConnectionRows.all(in: workspace, tx) }
    }

    /// Has visitors of a code say by a company's WeCom who they are, or lets them in unasked.
    ///
    /// - Parameter connection: nil asks nobody.
    /// - Throws: `LiveCodeRefusal.notFound`, `.connectionUnknown`.
    public func ask(
        guestsBy connection: ConnectionID?, _ rule: KnownGuests, of code: LiveCodeID, workspace: WorkspaceID, cause: Cause
    ) async throws {
        try await noting(code, workspace, cause) { _, tx in
            if let connection, try ConnectionRows.one(connection, in: workspace, tx) == nil { throw LiveCodeRefusal.connectionUnknown }
            try tx.run(
                """
                UPDATE live_code SET guest_connection_id = \(connection.bound), known_guests = \(rule.rawValue)
                WHERE workspace_id = \(workspace) AND id = \(code)
                """)
            if connection == nil { try tx.run("DELETE FROM live_guest WHERE workspace_id = \(workspace) AND code_id = \(code)") }
        }
    }
}
