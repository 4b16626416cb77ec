public import FeatureRules
public import Kernel
public import Storage

/// Writes down who did what, in the transaction that does it. Acts that are events of the journal are there already and are not
/// noted twice.
public enum AuditLog {
    public static func note(
        _ act: AuditAct, workspace: WorkspaceID, cause: Cause, world: World, _ tx: any WriteTransaction
    ) throws {
        let now = world.now()
        try tx.run(
            """
            INSERT INTO audit (workspace_id, id, kind, at_ms, cause, subject, name, role)
            VALUES (\(workspace), \(world.id(AuditKind.self, at: now)), \(act.kind), \(now), \(cause.description),
            \(act.subject.bound), \(act.name.bound), \(act.role.bound))
            """)
    }
}
