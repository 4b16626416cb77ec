internal import FeatureRules
internal import Kernel
internal import Storage

/// Rows of the table `workspace`.
struct WorkspaceBoard {
    func add(
        _ id: WorkspaceID, name: WorkspaceName, zone: String, isSample: Bool, now: Instant, _ tx: any WriteTransaction
    ) throws {
        try tx.run(
            """
            INSERT INTO workspace (id, name, zone, is_sample, created_ms)
            VALUES (\(id), \(name.shown), \(zone), \(isSample), \(now))
            """)
    }

    func all(_ tx: any ReadTransaction) throws -> [Workspace] {
        try tx.all("SELECT id, name, zone, is_sample FROM workspace ORDER BY id", Self.read)
    }

    func find(_ id: WorkspaceID, _ tx: any ReadTransaction) throws -> Workspace? {
        try tx.first("SELECT id, name, zone, is_sample FROM workspace WHERE id = \(id)", Self.read)
    }

    private static func read(_ row: any Row) -> Workspace {
        Workspace(id: row.id(0), name: row.text(1), zone: Zone(row.text(2)) ?? .shanghai, isSample: row.bool(3))
    }
}
