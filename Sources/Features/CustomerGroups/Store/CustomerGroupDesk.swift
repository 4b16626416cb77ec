public import FeatureRules
public import Journal
public import Kernel
public import Storage

/// Writes what the platform tells of customer groups: groups, members, events and boards, in the transaction of the caller.
public struct CustomerGroupDesk: Sendable {
    /// What one look changed.
    public struct Outcome: Sendable, Hashable {
        public var came = 0
        public var went = 0
        public var isNew = false
        public var isRenamed = false
        /// The group must be looked at once more, some seconds later.
        public var isDoubtful = false

        public init() {}
    }

    static let platform = "wecom"

    private let journal: Journal
    private let board: ActivityBoard
    private let groups: GroupDirectory
    private let members: MemberDirectory
    private let world: World

    public init(journal: Journal, board: ActivityBoard, world: World) {
        self.journal = journal
        self.board = board
        self.world = world
        groups = GroupDirectory(world: world)
        members = MemberDirectory(world: world)
    }

    /// Notes how a group is, and who came and went since it was looked at last.
    ///
    /// - Parameter told: what callbacks said since, in any order.
    public func note(
        _ look: GroupLook, told: [GroupTelling], from connection: ConnectionEntry, workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws -> Outcome {
        var outcome = Outcome()
        let group = try place(look, connection, workspace, &outcome, tx)
        let roster = GroupRoster(group: group, workspace: workspace)
        let known = try roster.known(with: Set(told.map(\.key) + look.guests.map(\.key)), tx)
        let findings = GroupMoves.found(known: known, told: told, seen: look.guests, now: look.at)
        outcome.isDoubtful = findings.isDoubtful
        guard !findings.moves.isEmpty else { return outcome }
        let merged = try MergedMembers(of: workspace, tx)
        var tally = try board.tally(workspace, tx)
        for move in findings.moves {
            let event: Event
            switch move {
            case .came(let guest, let at):
                let member = try self.member(guest, in: group, at: at, connection, workspace, tx)
                let inviter = guest.inviter.isEmpty || guest.inviter == guest.key
                    ? nil : try staff(guest.inviter, in: group, at: at, connection, workspace, tx)
                event = Event(
                    kind: "membership.joined", at: at, group: group, member: member, other: inviter, payload: Self.payload(guest.way),
                    fingerprint: Self.fingerprint("joined", guest.key))
                try roster.came(guest, as: member, at: at, tx)
                outcome.came += 1
            case .went(let key, let at, let isRemoved):
                guard let member = try roster.went(key, at: at, isRemoved: isRemoved, tx) else { continue }
                event = Event(
                    kind: isRemoved == true ? "membership.removed" : "membership.left", at: at, group: group, member: member,
                    fingerprint: Self.fingerprint("left", key))
                outcome.went += 1
            }
            let id = world.id(EventKind.self, at: event.at)
            guard try journal.append([(id.rawValue, event)], workspace: workspace, cause: .system, tx) == [true] else { continue }
            if let change = PresenceChange(event: event.kind), let member = event.member {
                tally.change(change, id.rawValue, group: group, member: merged.shown(member), at: event.at)
            }
        }
        try board.apply(tally, workspace: workspace, tx)
        return outcome
    }

    /// The groups that were not looked at since.
    static func live(
        of connection: ConnectionEntry, notLookedAtSince began: Instant, workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [String] {
        try tx.all(
            """
            SELECT chat_id FROM customer_group
            WHERE workspace_id = \(workspace) AND connection_id = \(connection.id) AND state = 'live' AND looked_ms < \(began) ORDER BY chat_id
            """
        ) { $0.text(0) }
    }

    /// The group is over; who was in it when it ended stays known.
    public func dismiss(_ chatID: String, from connection: ConnectionEntry, workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        let group = try tx.first(
            """
            SELECT group_id FROM customer_group
            WHERE workspace_id = \(workspace) AND connection_id = \(connection.id) AND chat_id = \(chatID) AND state = 'live'
            """
        ) { $0.id(0, GroupKind.self) }
        guard let group else { return }
        try tx.run(
            """
            UPDATE customer_group SET state = 'dismissed'
            WHERE workspace_id = \(workspace) AND connection_id = \(connection.id) AND chat_id = \(chatID)
            """)
        try journal.append(Event(kind: "group.dismissed", at: world.now(), group: group), workspace: workspace, cause: .system, tx)
    }

    /// The group's row, made or brought up to date.
    private func place(
        _ look: GroupLook, _ connection: ConnectionEntry, _ workspace: WorkspaceID, _ outcome: inout Outcome, _ tx: any WriteTransaction
    ) throws -> GroupID {
        let known = try tx.first(
            """
            SELECT group_id, name, owner FROM customer_group
            WHERE workspace_id = \(workspace) AND connection_id = \(connection.id) AND chat_id = \(look.chatID)
            """
        ) { (id: $0.id(0, GroupKind.self), name: $0.text(1), owner: $0.text(2)) }
        let name = String(look.name.prefix(GroupName.limit)), shown = name.isEmpty ? look.chatID : name
        let group = try known?.id ?? groups.resolve(platform: Self.platform, key: look.chatID, name: shown, workspace: workspace, tx)
        outcome.isNew = known == nil
        if let known, known.name != name {
            try tx.run("UPDATE chat_group SET name = \(shown) WHERE workspace_id = \(workspace) AND id = \(group)")
            try journal.append(Event(kind: "group.renamed", at: look.at, group: group), workspace: workspace, cause: .system, tx)
            outcome.isRenamed = true
        }
        if let known, known.owner != look.owner, !look.owner.isEmpty {
            let owner = try staff(look.owner, in: group, at: look.at, connection, workspace, tx)
            try journal.append(
                Event(kind: "group.owner_changed", at: look.at, group: group, member: owner), workspace: workspace, cause: .system, tx)
        }
        try tx.run(
            """
            INSERT INTO customer_group (workspace_id, connection_id, chat_id, group_id, name, owner, notice, state, created_ms, looked_ms)
            VALUES (\(workspace), \(connection.id), \(look.chatID), \(group), \(name), \(look.owner), \(look.notice), 'live',
                \(look.created.bound), \(look.at))
            ON CONFLICT (workspace_id, connection_id, chat_id) DO UPDATE SET name = excluded.name, owner = excluded.owner,
                notice = excluded.notice, state = excluded.state, looked_ms = excluded.looked_ms
            """)
        return group
    }

    private func member(
        _ guest: GroupGuest, in group: GroupID, at: Instant, _ connection: ConnectionEntry, _ workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws -> MemberID {
        if guest.isStaff { return try staff(guest.key, named: guest.name, in: group, at: at, connection, workspace, tx) }
        return try named(guest.key, guest.name, in: group, at: at, workspace, tx)
    }

    /// Somebody of the company: one of our own, unless a person said otherwise. userids are known within the company only.
    private func staff(
        _ userID: String, named name: String = "", in group: GroupID, at: Instant, _ connection: ConnectionEntry, _ workspace: WorkspaceID,
        _ tx: any WriteTransaction
    ) throws -> MemberID {
        let member = try named("\(connection.corpID)/\(userID)", name, in: group, at: at, workspace, tx)
        // Whom a person said that they are not, or are, stays so, whoever they were merged into.
        let shown = try MergedMembers(of: workspace, tx).shown(member)
        guard try !OperatorBoard.all(in: workspace, tx).union(OperatorBoard.denials(in: workspace, tx)).contains(shown) else { return member }
        try journal.append(
            Event(kind: OperatorBoard.marked, at: world.now(), member: member), workspace: workspace, cause: .system, tx)
        try OperatorBoard().apply(OperatorBoard.marked, member, workspace: workspace, tx)
        return member
    }

    private func named(
        _ key: String, _ name: String, in group: GroupID, at: Instant, _ workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws -> MemberID {
        let shown = name.isEmpty ? nil : String(name.prefix(100))
        let member = try members.resolve(
            platform: Self.platform, key: key, name: shown, group: group, at: at, workspace: workspace, tx)
        if let shown {
            let isNew = try members.note(
                name: shown, of: member, platform: Self.platform, key: key, group: group, at: at, workspace: workspace, tx)
            if isNew { try board.renamed(shown, in: group, workspace: workspace, tx) }
        }
        return member
    }

    private static func payload(_ way: JoinWay) -> String? {
        switch way {
        case .invited, .link: #"{"way":"invitation"}"#
        case .code: #"{"way":"qr"}"#
        case .unknown: nil
        }
    }

    private static func fingerprint(_ what: String, _ key: String) -> Int64 {
        Int64(bitPattern: XXH64.hash(Array("\(platform) \(what) \(key)".utf8)))
    }
}
