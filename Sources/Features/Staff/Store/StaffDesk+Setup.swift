internal import FeatureRules
public import Kernel
internal import Storage
internal import Web

extension StaffDesk {
    /// A one-time link lives a day: long enough to walk to another machine.
    private static let linkLife = Span.days(1)

    /// Whether anybody can sign in.
    public func hasStaff() async throws -> Bool {
        try await database.read { try $0.exists("SELECT 1 FROM staff LIMIT 1") }
    }

    /// `/setup?token=…`, the address that creates the first owner; earlier links end. Nil once there is staff.
    public func setupLink() async throws -> String? {
        let token = SessionToken(world: world), expires = world.now() + Self.linkLife
        return try await database.write { tx in
            guard try !tx.exists("SELECT 1 FROM staff LIMIT 1") else { return nil }
            try tx.run("DELETE FROM setup_link")
            try tx.run("INSERT INTO setup_link (token_hash, expires_ms) VALUES (\(token.hash), \(expires))")
            return "/setup?token=\(token.text)"
        }
    }

    public func isSetupLinkValid(_ text: String) async throws -> Bool {
        guard let token = SessionToken(text) else { return false }
        let now = world.now()
        return try await database.read { try Self.isValid(token, now: now, $0) }
    }

    /// Creates the first workspace with its first owner, and ends the link, all or nothing.
    public func setUp(
        link text: String, workspace typedWorkspace: String, zone: String, name typedName: String, password: String
    ) async throws -> StaffID {
        let place = try WorkspaceName(typedWorkspace), name = try StaffName(typedName)
        guard Zone(zone) != nil else { throw StaffRefusal.zoneUnknown }
        try PasswordRule.check(password, name: name)
        guard let token = SessionToken(text) else { throw StaffRefusal.setupLinkInvalid }
        // Asked again below; here it keeps strangers from having passwords hashed.
        guard try await isSetupLinkValid(text) else { throw StaffRefusal.setupLinkInvalid }
        let hash = try await hash(password)
        let staff: StaffID = world.id(), workspace: WorkspaceID = world.id(), now = world.now()
        return try await database.write { tx in
            guard try Self.isValid(token, now: now, tx) else { throw StaffRefusal.setupLinkInvalid }
            // A workspace that the command line filled before anybody signed in is taken over, not doubled.
            let existing = try tx.first("SELECT id FROM workspace WHERE is_sample = 0 ORDER BY id LIMIT 1") {
                $0.id(0, WorkspaceKind.self)
            }
            if let existing {
                try tx.run("UPDATE workspace SET name = \(place.shown), zone = \(zone) WHERE id = \(existing)")
            } else {
                try WorkspaceBoard().add(workspace, name: place, zone: zone, isSample: false, now: now, tx)
            }
            let account = StaffBoard.Account(id: staff, name: name.shown, passwordHash: hash, language: nil)
            try board.add(account, key: name.key, now: now, tx)
            for seat in try WorkspaceBoard().all(tx) {
                try board.grant(.owner, to: staff, in: seat.id, cause: .system, now: now, tx)
                try AuditLog.note(
                    .staffAdded(staff, name: name.shown, role: Role.owner.rawValue), workspace: seat.id, cause: .system, world: world, tx)
            }
            try tx.run("DELETE FROM setup_link")
            return staff
        }
    }

    /// A link that came too late, after the command line made an account, is as dead as one that was used.
    private static func isValid(_ token: SessionToken, now: Instant, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 FROM setup_link l
            WHERE l.token_hash = \(token.hash) AND l.expires_ms > \(now) AND NOT EXISTS (SELECT 1 FROM staff)
            """)
    }
}
