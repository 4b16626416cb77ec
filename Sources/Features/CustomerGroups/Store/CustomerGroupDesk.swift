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

    private static let platform = CompanyStaff.platform

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
        try note([(look, told)], from: connection, workspace: workspace, tx)[0]
    }

    /// The same for many groups, in their order.
    public func note(
        _ seen: [(look: GroupLook, told: [GroupTelling])], from connection: ConnectionEntry, workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws -> [Outcome] {
        var staff = CompanyStaff(of: connection, workspace: workspace, journal: journal, world: world)
        let merged = try MergedMembers(of: workspace, tx)
        var tally = try board.tally(workspace, tx), outcomes: [Outcome] = []
        for (look, told) in seen {
            var outcome = Outcome()
            let group = try place(look, connection, workspace, &staff, &outcome, tx)
            let roster = GroupRoster(group: group, workspace: workspace)
            let known = try roster.known(with: Set(told.map(\.key) + look.guests.map(\.key)), tx)
            let findings = GroupMoves.found(known: known, told: told, seen: look.guests, now: look.at)
            outcome.isDoubtful = findings.isDoubtful
            let events = try write(findings.moves, in: group, roster, workspace, &staff, &outcome, tx)
            let ids = events.map { world.id(EventKind.self, at: $0.at).rawValue }
            let isNew = try journal.append(Array(zip(ids, events)), workspace: workspace, cause: .system, tx)
            for (place, event) in events.enumerated() where isNew[place] {
                if let change = PresenceChange(event: event.kind), let member = event.member {
                    tally.change(change, ids[place], group: group, member: merged.shown(member), at: event.at)
                }
            }
            outcomes.append(outcome)
        }
        try board.apply(tally, workspace: workspace, tx)
        return outcomes
    }

    /// Writes who came and went, and gives the events of it.
    private func write(
        _ moves: [GroupMoves.Move], in group: GroupID, _ roster: GroupRoster, _ workspace: WorkspaceID, _ staff: inout CompanyStaff,
        _ outcome: inout Outcome, _ tx: any WriteTransaction
    ) throws -> [Event] {
        let people = try people(moves, in: group, workspace, &staff, tx)
        var events: [Event] = [], came: [String: GroupRoster.Row] = [:]
        for move in moves {
            switch move {
            case .came(let guest, let at):
                guard let member = people[guest.key] else { continue }
                let inviter = guest.inviter.isEmpty || guest.inviter == guest.key ? nil : try staff.member(guest.inviter, at: at, tx)
                events.append(
                    Event(
                        kind: "membership.joined", at: at, group: group, member: member, other: inviter, payload: Self.payload(guest.way),
                        fingerprint: Self.fingerprint("joined", guest.key)))
                came[guest.key] = GroupRoster.Row(guest: guest, member: member, at: at)
                outcome.came += 1
            case .went(let key, let at, let isRemoved):
                // Whoever came and went since the last look is written before they go.
                if let row = came.removeValue(forKey: key) { try roster.came([row], tx) }
                guard let member = try roster.went(key, at: at, isRemoved: isRemoved, tx) else { continue }
                events.append(
                    Event(
                        kind: isRemoved == true ? "membership.removed" : "membership.left", at: at, group: group, member: member,
                        fingerprint: Self.fingerprint("left", key)))
                outcome.went += 1
            }
        }
        try roster.came(came.values.sorted { $0.guest.key < $1.guest.key }, tx)
        return events
    }

    /// The members of whoever came, by key, with the names that they bear there.
    private func people(
        _ moves: [GroupMoves.Move], in group: GroupID, _ workspace: WorkspaceID, _ staff: inout CompanyStaff, _ tx: any WriteTransaction
    ) throws -> [String: MemberID] {
        var comers: [String: MemberDirectory.Comer] = [:], isOurs: Set<String> = [], unions: [String: String] = [:]
        for case .came(let guest, let at) in moves {
            let key = guest.isStaff ? staff.key(guest.key) : guest.key, name = guest.name.isEmpty ? nil : String(guest.name.prefix(100))
            // The look, which knows the name, is the last to tell of somebody.
            comers[guest.key] = MemberDirectory.Comer(key: key, name: name ?? comers[guest.key]?.name, at: at)
            if guest.isStaff { isOurs.insert(guest.key) } else if !guest.unionID.isEmpty { unions[guest.key] = guest.unionID }
        }
        let all = comers.sorted { $0.key < $1.key }
        let found = try members.resolve(platform: Self.platform, comers: all.map(\.value), in: group, workspace: workspace, tx)
        if !found.names.isEmpty { try board.renamed(found.names, in: group, workspace: workspace, tx) }
        var people: [String: MemberID] = [:]
        for (key, comer) in all {
            people[key] = found.members[comer.key]
            if isOurs.contains(key), let member = people[key] { try staff.mark(member, tx) }
        }
        try MemberUnions.note(unions.compactMap { key, union in people[key].map { ($0, union) } }, workspace: workspace, tx)
        return people
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
        _ look: GroupLook, _ connection: ConnectionEntry, _ workspace: WorkspaceID, _ staff: inout CompanyStaff, _ outcome: inout Outcome,
        _ tx: any WriteTransaction
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
        // Whoever knew it first, an import or the message archive, may have had nothing but its id.
        if known == nil, shown != look.chatID {
            try tx.run("UPDATE chat_group SET name = \(shown) WHERE workspace_id = \(workspace) AND id = \(group) AND name = \(look.chatID)")
        }
        if let known, known.name != name {
            try tx.run("UPDATE chat_group SET name = \(shown) WHERE workspace_id = \(workspace) AND id = \(group)")
            try journal.append(Event(kind: "group.renamed", at: look.at, group: group), workspace: workspace, cause: .system, tx)
            outcome.isRenamed = true
        }
        if let known, known.owner != look.owner, !look.owner.isEmpty {
            let owner = try staff.member(look.owner, at: look.at, tx)
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
