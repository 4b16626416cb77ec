internal import FeatureRules
internal import Kernel
internal import Storage
internal import Web

/// Rows of the staff tables.
struct StaffBoard {
    struct Account {
        var id: StaffID
        var name: String
        var passwordHash: PasswordHash
        var language: Language?
    }

    func account(key: String, _ tx: any ReadTransaction) throws -> Account? {
        try tx.first("SELECT id, name, password_hash, language FROM staff WHERE name_key = \(key)", Self.account)
    }

    func account(_ id: StaffID, _ tx: any ReadTransaction) throws -> Account? {
        try tx.first("SELECT id, name, password_hash, language FROM staff WHERE id = \(id)", Self.account)
    }

    func add(_ account: Account, key: String, now: Instant, _ tx: any WriteTransaction) throws {
        try tx.run(
            """
            INSERT INTO staff (id, name, name_key, password_hash, language, created_ms)
            VALUES (\(account.id), \(account.name), \(key), \(account.passwordHash.text), \((account.language?.rawValue).bound), \(now))
            """)
    }

    func grant(
        _ role: Role, to staff: StaffID, in workspace: WorkspaceID, cause: Cause, now: Instant, _ tx: any WriteTransaction
    ) throws {
        try tx.run(
            """
            INSERT INTO staff_role (workspace_id, staff_id, role, granted_by, granted_ms)
            VALUES (\(workspace), \(staff), \(role.rawValue), \(cause.description), \(now))
            ON CONFLICT (workspace_id, staff_id) DO UPDATE
            SET role = excluded.role, granted_by = excluded.granted_by, granted_ms = excluded.granted_ms
            """)
    }

    func role(of staff: StaffID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Role? {
        try tx.first("SELECT role FROM staff_role WHERE workspace_id = \(workspace) AND staff_id = \(staff)") {
            Role(rawValue: $0.text(0))
        } ?? nil
    }

    /// Whoever has a seat in it.
    func staff(of workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [StaffID] {
        try tx.all("SELECT staff_id FROM staff_role WHERE workspace_id = \(workspace) ORDER BY staff_id") { $0.id(0) }
    }

    func owners(of workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Int {
        try tx.first("SELECT COUNT(*) FROM staff_role WHERE workspace_id = \(workspace) AND role = 'owner'") { $0.int(0) } ?? 0
    }

    func seats(of staff: StaffID, _ tx: any ReadTransaction) throws -> [Seat] {
        try tx.all(
            """
            SELECT w.id, w.name, w.zone, w.is_sample, r.role
            FROM staff_role r JOIN workspace w ON w.id = r.workspace_id
            WHERE r.staff_id = \(staff) ORDER BY w.is_sample, w.id
            """
        ) { row in
            Role(rawValue: row.text(4)).map {
                Seat(
                    workspace: row.id(0), name: row.text(1), zone: Zone(row.text(2)) ?? .shanghai, isSample: row.bool(3), role: $0)
            }
        }.compactMap { $0 }
    }

    func colleagues(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [Colleague] {
        try tx.all(
            """
            SELECT s.id, s.name, r.role, r.granted_ms
            FROM staff_role r JOIN staff s ON s.id = r.staff_id
            WHERE r.workspace_id = \(workspace) ORDER BY r.granted_ms, s.id
            """
        ) { row in
            Role(rawValue: row.text(2)).map { Colleague(id: row.id(0), name: row.text(1), role: $0, grantedAt: row.instant(3)) }
        }.compactMap { $0 }
    }

    /// Takes the seat away; an account without any seat goes with its sessions.
    func remove(_ staff: StaffID, from workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try tx.run("DELETE FROM staff_role WHERE workspace_id = \(workspace) AND staff_id = \(staff)")
        guard try !tx.exists("SELECT 1 FROM staff_role WHERE staff_id = \(staff) LIMIT 1") else { return }
        try tx.run("DELETE FROM session WHERE staff_id = \(staff)")
        try tx.run("DELETE FROM staff WHERE id = \(staff)")
    }

    private static func account(_ row: any Row) -> Account {
        Account(
            id: row.id(0), name: row.text(1), passwordHash: PasswordHash(stored: row.text(2)),
            language: row.optional(3, row.text).flatMap(Language.init(rawValue:)))
    }
}
