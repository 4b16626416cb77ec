public import FeatureRules
public import Kernel
public import Storage

extension LiveCodeDesk {
    /// A QR code of a group, as a picture that was looked at already.
    public struct Picture: Sendable {
        /// Larger ones are refused; a screenshot has a tenth of it.
        public static let mostBytes = 2 << 20

        var type: String
        var bytes: [UInt8]

        /// - Parameter type: `image/png` or `image/jpeg`.
        public init(type: String, bytes: [UInt8]) {
            self.type = type
            self.bytes = bytes
        }
    }

    /// Adds the QR code of a group, to be shown after those that are there.
    ///
    /// - Throws: `LiveCodeRefusal.notFound`, `.tooManyTargets`.
    @discardableResult
    public func add(
        _ plan: TargetPlan, _ picture: Picture, to code: LiveCodeID, workspace: WorkspaceID, cause: Cause
    ) async throws -> LiveTargetID {
        let id: LiveTargetID = world.id(), now = world.now()
        try await noting(code, workspace, cause, as: { .liveTargetAdded(code, name: Self.auditName(of: plan.name, in: $0)) }) { known, tx in
            guard known.targets.count < Self.targetLimit else { throw LiveCodeRefusal.tooManyTargets }
            try Self.insert(id, plan, .picture, to: known, now, workspace, tx)
            try tx.run(
                """
                INSERT INTO live_picture (workspace_id, target_id, type, bytes) VALUES (\(workspace), \(id), \(picture.type), \(picture.bytes))
                """)
        }
        return id
    }

    /// Changes what is said of a target. Where nobody knows its members they are counted anew: whom it was shown before is in that number.
    ///
    /// - Parameter chat: the group of WeCom whose picture it is, and whose members are known; nil if it is none. A join way keeps its own.
    /// - Throws: `LiveCodeRefusal.notFound`, `.connectionUnknown` if there is no such group.
    public func change(
        _ target: LiveTargetID, of code: LiveCodeID, _ plan: TargetPlan, chat: Chat? = nil, workspace: WorkspaceID, cause: Cause
    ) async throws {
        let now = world.now()
        try await noting(code, workspace, cause) { known, tx in
            let before = try Self.target(target, in: LiveCodeRosters.counted(known, at: now, in: workspace, tx))
            // Days that are not changed keep their instant: they are counted from when the picture was put in.
            let expires = plan.days == Self.daysLeft(before, now) ? before.seats.expires : plan.days.map { now + .days(Int64($0)) }
            let isSaid = !before.isCounted && plan.members != before.seats.taken
            try tx.run(
                """
                UPDATE live_target SET name = \(plan.name), cap = \(plan.cap.bound), expires_ms = \(expires.bound)
                WHERE workspace_id = \(workspace) AND code_id = \(code) AND id = \(target)
                """)
            // What was counted last stands there, should nobody count it any more.
            if before.isCounted || isSaid {
                try tx.run(
                    """
                    UPDATE live_target SET members = \(isSaid ? plan.members : before.seats.members), handed = \(isSaid ? 0 : before.shown)
                    WHERE workspace_id = \(workspace) AND code_id = \(code) AND id = \(target)
                    """)
            }
            guard before.kind == .picture else { return }
            try tx.run("DELETE FROM live_target_chat WHERE workspace_id = \(workspace) AND target_id = \(target)")
            if let chat { try Self.lead(target, into: [chat.chatID], of: chat.connection, workspace, tx) }
        }
    }

    /// - Throws: `LiveCodeRefusal.connectionUnknown` if a group is not there.
    static func lead(
        _ target: LiveTargetID, into chats: [String], of connection: ConnectionID, _ workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws {
        for chat in chats {
            let isKnown = try tx.exists(
                """
                SELECT 1 FROM customer_group g
                JOIN wecom_connection c ON c.workspace_id = g.workspace_id AND c.id = g.connection_id
                WHERE g.workspace_id = \(workspace) AND g.connection_id = \(connection) AND g.chat_id = \(chat) AND g.state = 'live'
                """)
            guard isKnown else { throw LiveCodeRefusal.connectionUnknown }
            try tx.run(
                """
                INSERT INTO live_target_chat (workspace_id, target_id, connection_id, chat_id)
                VALUES (\(workspace), \(target), \(connection), \(chat))
                """)
        }
    }

    /// What stands in the field for days when a target is changed: days that have begun.
    public static func daysLeft(_ target: LiveTargetEntry, _ now: Instant) -> Int? {
        target.seats.expires.map { Int(clamping: max(0, -((now - $0).wholeDays))) }
    }

    /// Puts a new picture of the same group in the place of one that expires.
    ///
    /// - Parameter days: as in `TargetPlan`.
    /// - Throws: `LiveCodeRefusal.notFound`.
    public func renew(
        _ target: LiveTargetID, of code: LiveCodeID, _ picture: Picture, days: Int?, workspace: WorkspaceID, cause: Cause
    ) async throws {
        let expires = days.map { world.now() + .days(Int64($0)) }
        try await noting(code, workspace, cause) { known, tx in
            guard try Self.target(target, in: known).kind == .picture else { throw LiveCodeRefusal.notFound }
            try tx.run(
                """
                UPDATE live_target SET expires_ms = \(expires.bound) WHERE workspace_id = \(workspace) AND code_id = \(code) AND id = \(target)
                """)
            try tx.run(
                """
                UPDATE live_picture SET type = \(picture.type), bytes = \(picture.bytes)
                WHERE workspace_id = \(workspace) AND target_id = \(target)
                """)
        }
    }

    /// - Throws: `LiveCodeRefusal.notFound`.
    public func pause(_ target: LiveTargetID, of code: LiveCodeID, isPaused: Bool, workspace: WorkspaceID, cause: Cause) async throws {
        let act: @Sendable (LiveCodeEntry) throws -> AuditAct = {
            .liveTargetPaused(code, name: Self.auditName(of: try Self.target(target, in: $0).name, in: $0), isPaused: isPaused)
        }
        try await noting(code, workspace, cause, as: act) { known, tx in
            _ = try Self.target(target, in: known)
            try tx.run(
                "UPDATE live_target SET is_paused = \(isPaused) WHERE workspace_id = \(workspace) AND code_id = \(code) AND id = \(target)")
        }
    }

    /// Moves a target one place up; the first one stays.
    ///
    /// - Throws: `LiveCodeRefusal.notFound`.
    public func moveUp(_ target: LiveTargetID, of code: LiveCodeID, workspace: WorkspaceID, cause: Cause) async throws {
        try await noting(code, workspace, cause) { known, tx in
            _ = try Self.target(target, in: known)
            var order = known.targets.map(\.id)
            guard let at = order.firstIndex(of: target), at > 0 else { return }
            order.swapAt(at, at - 1)
            for (position, id) in order.enumerated() {
                try tx.run(
                    "UPDATE live_target SET position = \(position) WHERE workspace_id = \(workspace) AND code_id = \(code) AND id = \(id)")
            }
        }
    }

    /// What was counted of it stays; its picture goes.
    ///
    /// - Throws: `LiveCodeRefusal.notFound`.
    public func remove(_ target: LiveTargetID, of code: LiveCodeID, workspace: WorkspaceID, cause: Cause) async throws {
        let act: @Sendable (LiveCodeEntry) throws -> AuditAct = {
            .liveTargetRemoved(code, name: Self.auditName(of: try Self.target(target, in: $0).name, in: $0))
        }
        try await noting(code, workspace, cause, as: act) { known, tx in
            _ = try Self.target(target, in: known)
            try Self.erase(target, of: code, workspace, tx)
        }
    }

    static func insert(
        _ id: LiveTargetID, _ plan: TargetPlan, _ kind: LiveTargetEntry.Kind, to code: LiveCodeEntry, _ now: Instant, _ workspace: WorkspaceID,
        _ tx: any WriteTransaction
    ) throws {
        let last = try tx.first(
            "SELECT max(position) FROM live_target WHERE workspace_id = \(workspace) AND code_id = \(code.id)"
        ) { row in row.optional(0, row.int) }
        try tx.run(
            """
            INSERT INTO live_target (workspace_id, code_id, id, kind, name, position, cap, members, handed, expires_ms, is_paused, added_ms)
            VALUES (\(workspace), \(code.id), \(id), \(kind.rawValue), \(plan.name), \(((last ?? nil) ?? -1) + 1), \(plan.cap.bound),
                \(plan.members), 0, \(plan.days.map { now + .days(Int64($0)) }.bound), \(false), \(now))
            """)
    }

    /// By what the log calls a target: with its code.
    static func auditName(of target: String, in code: LiveCodeEntry) -> String { "\(code.name) · \(target)" }

    static func target(_ id: LiveTargetID, in code: LiveCodeEntry) throws -> LiveTargetEntry {
        guard let known = code.targets.first(where: { $0.id == id }) else { throw LiveCodeRefusal.notFound }
        return known
    }
}
