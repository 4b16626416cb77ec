public import FeatureRules
public import Journal
public import Kernel
public import Storage

/// Writes what the platform tells of contacts: people, who has whom, tags and events, in the transaction of the caller.
public struct ContactDesk: Sendable {
    /// What one run changed.
    public struct Outcome: Sendable, Hashable {
        public var added = 0
        public var lost = 0
        /// Of contacts that are neither new nor lost: another remark, description, number or code.
        public var changed = 0
        public var tagged = 0
        /// Must be looked at once more, some seconds later.
        public var doubtful: Set<ContactEdgeKey> = []

        public init() {}
    }

    private let journal: Journal
    private let members: MemberDirectory
    private let followers: [any ContactFollower]
    private let world: World

    /// - Parameter followers: hear of whoever came by a code, and of every change.
    public init(journal: Journal, followers: [any ContactFollower] = [], world: World) {
        self.journal = journal
        self.followers = followers
        self.world = world
        members = MemberDirectory(world: world)
    }

    /// Notes how contacts are and what was told of them.
    ///
    /// - Parameters:
    ///   - sights: those that are listed, each once.
    ///   - absent: those that were looked for and are not listed.
    ///   - told: by callbacks, in any order.
    ///   - compared: when everybody had been looked at: whoever is absent is lost though nobody told. Nil if it is no comparison.
    ///   - at: when the platform was asked.
    public func note(
        _ sights: [ContactSight], absent: Set<ContactEdgeKey> = [], told: [ContactTelling] = [], compared: Instant? = nil, at: Instant,
        from connection: ConnectionEntry, workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws -> Outcome {
        var outcome = Outcome()
        let rows = ContactRows(connection: connection.id, workspace: workspace)
        let listed = Dictionary(sights.map { ($0.edge, $0) }, uniquingKeysWith: { first, _ in first })
        let tellings = Dictionary(grouping: told, by: \.edge)
        let keys = absent.union(listed.keys).union(tellings.keys)
        let known = try rows.edges(keys, tx), tags = try rows.tags(Set(listed.keys), tx)
        let people = try people(keys, sights, told, at: at, rows, workspace, tx)
        var staff = CompanyStaff(of: connection, workspace: workspace, journal: journal, world: world)
        var changed: [ContactEdgeKey: ContactRows.Edge] = [:], events: [Event] = [], added: [(edge: ContactEdgeKey, tag: String)] = []
        var arrivals: [ContactArrival] = []
        for key in keys.sorted() {
            let before = known[key], sight = listed[key]
            let seen: ContactMoves.Sight = sight.map { .listed(since: $0.since) } ?? (absent.contains(key) ? .absent : .unseen)
            let findings = ContactMoves.found(before?.state, told: tellings[key] ?? [], sight: seen, compared: compared, now: at)
            if findings.isDoubtful { outcome.doubtful.insert(key) }
            guard let state = findings.state, let person = people[key.contact] else { continue }
            var edge = before ?? ContactRows.Edge(state: state)
            edge.state = state
            // What is older than what stands there changes nothing.
            let news = sight.flatMap { at >= edge.looked ? $0 : nil }
            // Of a stay that a look does not show yet only the callbacks tell by which code it began.
            if let news { edge.take(news) } else if before == nil || findings.moves.contains(where: \.isAdded) { edge.take(tellings[key] ?? []) }
            if let since = state.since, state.lost == nil, !edge.channel.isEmpty, !ContactArrival.handedOver.contains(edge.addWay),
                edge.channel != before?.channel || findings.moves.contains(where: \.isAdded)
            {
                arrivals.append(ContactArrival(edge: key, since: since, state: edge.channel, name: person.name))
            }
            for move in findings.moves {
                let event = try event(move, person, by: staff.member(key.staff, at: at, tx))
                events.append(event)
                if case .lost = move { outcome.lost += 1 } else { outcome.added += 1 }
            }
            if let news {
                let had = tags[key] ?? [], has = news.tags
                for tag in has.subtracting(had).sorted() {
                    added.append((key, tag))
                    // What was on them when they were first seen was put on at a time that nobody knows.
                    if before != nil { events.append(try event("contact.tagged", tag, person, by: staff.member(key.staff, at: at, tx), at)) }
                }
                for tag in had.subtracting(has).sorted() {
                    try rows.take(tag, off: key, tx)
                    events.append(try event("contact.untagged", tag, person, by: staff.member(key.staff, at: at, tx), at))
                }
                if before != nil, had != has { outcome.tagged += 1 }
            }
            guard edge != before else { continue }
            if let before, findings.moves.isEmpty, !edge.tells(sameAs: before) { outcome.changed += 1 }
            if news != nil { edge.looked = at }
            changed[key] = edge
        }
        try rows.write(changed, tx)
        try rows.put(added, tx)
        _ = try journal.append(
            events.map { (world.id(EventKind.self, at: $0.at).rawValue, $0) }, workspace: workspace, cause: .system, tx)
        if !arrivals.isEmpty { for follower in followers { try follower.came(arrivals, to: connection, workspace: workspace, tx) } }
        let moved = Set(changed.keys.map(\.contact))
        if !moved.isEmpty { for follower in followers { try follower.moved(moved, of: connection, workspace: workspace, tx) } }
        return outcome
    }

    /// Those of somebody that are not among the ones listed now: lost, and nobody told.
    func missing(
        of staff: String, listed: Set<String>, from connection: ConnectionEntry, workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> Set<ContactEdgeKey> {
        var missing: Set<ContactEdgeKey> = []
        try tx.each(
            """
            SELECT external_userid FROM contact_edge
            WHERE workspace_id = \(workspace) AND connection_id = \(connection.id) AND userid = \(staff) AND status = 'ok'
            """
        ) { row in
            let contact = row.text(0)
            if !listed.contains(contact) { missing.insert(ContactEdgeKey(staff: staff, contact: contact)) }
        }
        return missing
    }

    /// The people of those edges, made or brought up to date. Of whom only callbacks told is known by id until a look tells more.
    private func people(
        _ keys: Set<ContactEdgeKey>, _ sights: [ContactSight], _ told: [ContactTelling], at: Instant, _ rows: ContactRows,
        _ workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws -> [String: ContactRows.Person] {
        var people = try rows.people(Set(keys.map(\.contact)), tx)
        let shown = Dictionary(sights.map { ($0.edge.contact, $0) }, uniquingKeysWith: { first, _ in first })
        let fresh = Set(keys.map(\.contact)).subtracting(people.keys)
        // From a group, perhaps by the key alone.
        let met = try MemberDirectory.known(platform: CompanyStaff.platform, keys: fresh.sorted(), workspace, tx)
        let members = try members.resolve(
            platform: CompanyStaff.platform,
            people: fresh.sorted().map { MemberDirectory.Person(key: $0, name: shown[$0].flatMap { $0.name.isEmpty ? nil : $0.name }) }, at: at,
            workspace: workspace, tx)
        var changed: [String: ContactRows.Person] = [:]
        for contact in fresh {
            guard let member = members[contact] else { continue }
            changed[contact] = ContactRows.Person(member: member, name: "", unionID: "", avatar: "", type: 1, corpName: "")
        }
        for (contact, sight) in shown {
            guard let member = people[contact]?.member ?? members[contact] else { continue }
            let person = ContactRows.Person(
                member: member, name: sight.name, unionID: sight.unionID, avatar: sight.avatar, type: sight.type, corpName: sight.corpName)
            guard people[contact] != person else { continue }
            if people[contact]?.name != sight.name, !sight.name.isEmpty, !fresh.contains(contact) || met[contact] != nil {
                try self.members.note(name: sight.name, platform: CompanyStaff.platform, key: contact, at: at, workspace: workspace, tx)
            }
            changed[contact] = person
        }
        try rows.write(changed, at: at, tx)
        try MemberUnions.note(changed.values.filter { !$0.unionID.isEmpty }.map { ($0.member, $0.unionID) }, workspace: workspace, tx)
        people.merge(changed) { _, new in new }
        return people
    }

    private func event(_ move: ContactMoves.Move, _ person: ContactRows.Person, by staff: MemberID) -> Event {
        switch move {
        case .added(let at): Event(kind: "contact.added", at: at, member: person.member, other: staff)
        case .lost(let loss, let at):
            Event(kind: "contact.lost", at: at, member: person.member, other: staff, payload: #"{"how":"\#(loss.rawValue)"}"#)
        }
    }

    private func event(_ kind: String, _ tag: String, _ person: ContactRows.Person, by staff: MemberID, _ at: Instant) throws -> Event {
        Event(kind: kind, at: at, member: person.member, other: staff, payload: TagDesk.payload(tag))
    }
}

extension ContactMoves.Move {
    fileprivate var isAdded: Bool { if case .added = self { true } else { false } }
}

extension ContactRows.Edge {
    fileprivate mutating func take(_ sight: ContactSight) {
        remark = sight.remark
        description = sight.description
        mobiles = sight.mobiles.joined(separator: ",")
        addWay = sight.addWay
        channel = sight.state
    }

    /// Of whom callbacks alone tell.
    fileprivate mutating func take(_ told: [ContactTelling]) {
        for telling in told {
            if case .added(let state) = telling.kind, !state.isEmpty { channel = state }
        }
    }

    fileprivate func tells(sameAs other: Self) -> Bool {
        remark == other.remark && description == other.description && mobiles == other.mobiles && addWay == other.addWay && channel == other.channel
    }
}
