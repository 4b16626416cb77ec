internal import FeatureRules
public import Kernel
public import Storage
public import Web

/// Where staff accounts are made, changed and checked.
public struct StaffDesk: Sendable {
    let database: any Database
    let world: World
    let board = StaffBoard()
    let cost: PasswordHash.Cost
    private let limit = TryLimit()
    /// Each password takes 32 MiB and a core for a tenth of a second; strangers must not make us check a thousand at once.
    private let turnstile = Turnstile(places: 4, line: 64)

    public init(database: any Database, world: World, cost: PasswordHash.Cost = .current) {
        self.database = database
        self.world = world
        self.cost = cost
    }

    /// Makes an account with a role in one workspace.
    ///
    /// - Throws: `StaffRefusal`, `.nameTaken` among them: nobody gets into an account by making it again.
    @discardableResult
    public func add(
        name typed: String, role: Role, password: String, workspace: WorkspaceID, cause: Cause
    ) async throws -> StaffID {
        let name = try StaffName(typed)
        try PasswordRule.check(password, name: name)
        let hash = try await hash(password)
        let id: StaffID = world.id(), now = world.now()
        return try await database.write { tx in
            guard try tx.exists("SELECT 1 FROM workspace WHERE id = \(workspace)") else { throw StaffRefusal.workspaceUnknown }
            guard try board.account(key: name.key, tx) == nil else { throw StaffRefusal.nameTaken }
            let account = StaffBoard.Account(id: id, name: name.shown, passwordHash: hash, language: nil)
            try board.add(account, key: name.key, now: now, tx)
            try board.grant(role, to: id, in: workspace, cause: cause, now: now, tx)
            try AuditLog.note(
                .staffAdded(id, name: name.shown, role: role.rawValue), workspace: workspace, cause: cause, world: world, tx)
            return id
        }
    }

    /// Who it is. Tries are counted by name and by address; a right one is taken back and forgives the name's wrong ones.
    ///
    /// - Throws: `StaffRefusal.wrongPassword`, `.tooManyTries`.
    public func signIn(name: String, password: String, address: String) async throws -> (staff: StaffID, language: Language?) {
        let key = StaffName.key(name), now = world.now()
        let counted = ["name \(key.prefix(StaffName.maximumLength))", "address \(address)"]
        guard limit.begin(counted, now: now) else { throw StaffRefusal.tooManyTries }
        let account = try await database.read { try board.account(key: key, $0) }
        // An unknown name takes as long as a known one.
        let isRight =
            password.utf8.count <= PasswordRule.maximumBytes
            ? try await matches(password, account?.passwordHash ?? .ofNobody(cost: cost), counted, now) : false
        guard let account, isRight else { throw StaffRefusal.wrongPassword }
        limit.takeBack(counted, now: now)
        limit.forget(counted[0])
        return (account.id, account.language)
    }

    /// Changes one's own password and ends all sessions but the one of `keeping`.
    public func changePassword(of staff: StaffID, from old: String, to new: String, keeping tokenHash: [UInt8]?) async throws {
        let counted = ["account \(staff)"], now = world.now()
        guard limit.begin(counted, now: now) else { throw StaffRefusal.tooManyTries }
        guard let account = try await database.read({ try board.account(staff, $0) }) else { throw StaffRefusal.staffUnknown }
        let isRight =
            old.utf8.count <= PasswordRule.maximumBytes ? try await matches(old, account.passwordHash, counted, now) : false
        guard isRight else { throw StaffRefusal.wrongPassword }
        limit.forget(counted[0])
        try PasswordRule.check(new, name: StaffName(account.name))
        let hash = try await hash(new)
        try await database.write { tx in
            try tx.run("UPDATE staff SET password_hash = \(hash.text) WHERE id = \(staff)")
            try tx.run("DELETE FROM session WHERE staff_id = \(staff) AND token_hash <> \(tokenHash ?? [])")
        }
    }

    /// Sets a password without the old one and ends all sessions of the account; for the command line, whose user owns the
    /// data anyway.
    public func resetPassword(name typed: String, to new: String) async throws {
        let name = try StaffName(typed)
        try PasswordRule.check(new, name: name)
        let hash = try await hash(new)
        try await database.write { tx in
            guard let account = try board.account(key: name.key, tx) else { throw StaffRefusal.staffUnknown }
            try tx.run("UPDATE staff SET password_hash = \(hash.text) WHERE id = \(account.id)")
            try tx.run("DELETE FROM session WHERE staff_id = \(account.id)")
            for seat in try board.seats(of: account.id, tx) {
                try AuditLog.note(
                    .passwordReset(account.id, name: account.name), workspace: seat.workspace, cause: .commandLine, world: world, tx)
            }
        }
    }

    public func setLanguage(_ language: Language, of staff: StaffID) async throws {
        try await database.write { tx in
            _ = try tx.run("UPDATE staff SET language = \(language.rawValue) WHERE id = \(staff)")
        }
    }

    public func colleagues(in workspace: WorkspaceID) async throws -> [Colleague] {
        try await database.read { try board.colleagues(in: workspace, $0) }
    }

    /// - Throws: `StaffRefusal.lastOwner`, `.staffUnknown`.
    public func changeRole(of staff: StaffID, to role: Role, in workspace: WorkspaceID, cause: Cause) async throws {
        let now = world.now()
        try await database.write { tx in
            guard let before = try board.role(of: staff, in: workspace, tx) else { throw StaffRefusal.staffUnknown }
            if before == .owner, role != .owner, try board.owners(of: workspace, tx) == 1 { throw StaffRefusal.lastOwner }
            try board.grant(role, to: staff, in: workspace, cause: cause, now: now, tx)
            guard before != role else { return }
            if before == .owner {
                try TokenDesk.revokeAll(madeBy: staff, workspace: workspace, cause: cause, world: world, tx)
            }
            let name = try board.account(staff, tx)?.name ?? ""
            try AuditLog.note(
                .roleChanged(staff, name: name, role: role.rawValue), workspace: workspace, cause: cause, world: world, tx)
        }
    }

    /// Takes somebody's seat in a workspace away; who has none left is signed out and forgotten.
    ///
    /// - Throws: `StaffRefusal.lastOwner`, `.staffUnknown`.
    public func remove(_ staff: StaffID, from workspace: WorkspaceID, cause: Cause) async throws {
        try await database.write { tx in
            guard let role = try board.role(of: staff, in: workspace, tx) else { throw StaffRefusal.staffUnknown }
            if role == .owner, try board.owners(of: workspace, tx) == 1 { throw StaffRefusal.lastOwner }
            let name = try board.account(staff, tx)?.name ?? ""
            try board.remove(staff, from: workspace, tx)
            try TokenDesk.revokeAll(madeBy: staff, workspace: workspace, cause: cause, world: world, tx)
            try AuditLog.note(.staffRemoved(staff, name: name), workspace: workspace, cause: cause, world: world, tx)
        }
    }

    /// - Throws: `StaffRefusal.tooManyTries` if too many wait for theirs.
    func hash(_ password: String) async throws -> PasswordHash {
        do {
            return try await turnstile.pass { try await PasswordHash(password, cost: cost, world: world) }
        } catch is Turnstile.Full {
            throw StaffRefusal.tooManyTries
        }
    }

    /// - Throws: `StaffRefusal.tooManyTries` if too many wait for theirs; then the try was none.
    private func matches(_ password: String, _ hash: PasswordHash, _ counted: [String], _ now: Instant) async throws -> Bool {
        do {
            return try await turnstile.pass { try await hash.matches(password) }
        } catch is Turnstile.Full {
            limit.takeBack(counted, now: now)
            throw StaffRefusal.tooManyTries
        }
    }
}
