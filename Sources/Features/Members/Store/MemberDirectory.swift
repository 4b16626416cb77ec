public import Kernel
public import Storage

/// Finds the members that exports speak of, and makes them when they are new.
///
/// One member per identity of a platform; a new nickname is not a new member. System lines name people by the name shown:
/// that is resolved to the member who bears it in the group if there is exactly one, else to an identity that has only the name.
public struct MemberDirectory: Sendable {
    private let world: World

    public init(world: World) { self.world = world }

    /// The key of an identity that is known in one group only and by its name only.
    public static func key(name: String, in group: GroupID) -> String { "\(group)/\(name)" }

    /// The member of an identity that messages carry. `name` is the name shown, nil if the format has none apart from the key;
    /// `called` is how others in the group call them, nil if nobody can.
    ///
    /// Whoever was known in this group by what they are called only, from a system line, turns out to be this person.
    public func resolve(
        platform: String, key: String, name: String?, calledBy called: String?, group: GroupID, at: Instant, workspace: WorkspaceID,
        _ tx: any WriteTransaction
    ) throws -> MemberID {
        if let found = try member(platform: platform, key: key, workspace, tx) { return found }
        let nameOnly = try called.flatMap { called -> MemberID? in
            guard let candidate = try member(platform: platform, key: Self.key(name: called, in: group), workspace, tx) else { return nil }
            let identities = try tx.first(
                "SELECT count(*) FROM identity WHERE workspace_id = \(workspace) AND member_id = \(candidate)") { $0.int(0) }
            return identities == 1 ? candidate : nil
        }
        return try add(platform: platform, key: key, name: name, member: nameOnly, at: at, workspace, tx)
    }

    /// The member a system line calls `name`.
    public func resolve(
        shownAs name: String, platform: String, group: GroupID, at: Instant, workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws -> MemberID {
        let bearers = try tx.all(
            """
            SELECT member_id FROM nickname WHERE workspace_id = \(workspace) AND group_id = \(group) AND name = \(name)
            ORDER BY member_id LIMIT 2
            """) { $0.id(0, MemberKind.self) }
        if bearers.count == 1 { return bearers[0] }
        let key = Self.key(name: name, in: group)
        if let found = try member(platform: platform, key: key, workspace, tx) { return found }
        return try add(platform: platform, key: key, name: name, member: nil, at: at, workspace, tx)
    }

    /// Notes that a member appeared in a group under a name; the identity shows the latest. True if the member was not known
    /// there under that name.
    @discardableResult
    public func note(
        name: String, of member: MemberID, platform: String, key: String, group: GroupID, at: Instant, workspace: WorkspaceID,
        _ tx: any WriteTransaction
    ) throws -> Bool {
        try note(name: name, platform: platform, key: key, at: at, workspace: workspace, tx)
        return try note(name: name, of: member, in: group, workspace: workspace, tx)
    }

    /// Notes only that a member is called so in a group. True if they were not known there under that name.
    public func note(
        name: String, of member: MemberID, in group: GroupID, workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws -> Bool {
        try tx.run(
            """
            INSERT INTO nickname (workspace_id, group_id, name, member_id) VALUES (\(workspace), \(group), \(name), \(member))
            ON CONFLICT (workspace_id, group_id, name, member_id) DO NOTHING
            """) == 1
    }

    /// Notes under which name an identity appeared outside of any group; the identity shows the latest.
    public func note(
        name: String, platform: String, key: String, at: Instant, workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws {
        try tx.run(
            """
            UPDATE identity SET name = \(name), named_ms = \(at)
            WHERE workspace_id = \(workspace) AND platform = \(platform) AND key = \(key) AND named_ms <= \(at)
            """)
    }

    /// Somebody whom a platform knows by a key of its own.
    public struct Person: Sendable, Hashable {
        public var key: String
        /// Nil if none is known; then the key stands in for it until one is.
        public var name: String?

        public init(key: String, name: String? = nil) {
            self.key = key
            self.name = name
        }
    }

    /// The members of many identities at once, by key; those that are new are made. A name of somebody known already is not noted.
    public func resolve(
        platform: String, people: [Person], at: Instant, workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws -> [String: MemberID] {
        var found = try Self.known(platform: platform, keys: people.map(\.key), workspace, tx)
        var fresh: [(person: Person, id: MemberID)] = []
        for person in people where found[person.key] == nil {
            let id: MemberID = world.id()
            found[person.key] = id
            fresh.append((person, id))
        }
        var members = ColumnBatch(count: fresh.count)
        members.add("workspace_id", .same(workspace.bound))
        members.add("id", .integers(fresh.map(\.id.rawValue)))
        members.add("created_ms", .same(world.now().bound))
        _ = try tx.insert(members, into: "member", unlessSame: [])
        var texts = ColumnBatch.Texts()
        let keys = fresh.map { texts.place($0.person.key) }, names = fresh.map { texts.place($0.person.name ?? $0.person.key) }
        var identities = ColumnBatch(count: fresh.count, bytes: texts.bytes)
        identities.add("workspace_id", .same(workspace.bound))
        identities.add("platform", .same(.text(platform)))
        identities.add("key", .texts(keys))
        identities.add("member_id", .integers(fresh.map(\.id.rawValue)))
        identities.add("name", .texts(names))
        identities.add("named_ms", .integers(fresh.map { $0.person.name == nil ? 0 : at.milliseconds }))
        _ = try tx.insert(identities, into: "identity", unlessSame: [])
        return found
    }

    /// Somebody who came into a group.
    public struct Comer: Sendable, Hashable {
        public var key: String
        /// The name shown there; nil if none is known.
        public var name: String?
        public var at: Instant

        public init(key: String, name: String?, at: Instant) {
            self.key = key
            self.name = name
            self.at = at
        }
    }

    /// The members of all who came into a group, by key, and the names under which somebody was not known there.
    ///
    /// As `resolve` and `note` do for one: whoever was known in this group by a name only turns out to be this person.
    public func resolve(
        platform: String, comers: [Comer], in group: GroupID, workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws -> (members: [String: MemberID], names: Set<String>) {
        var found = try Self.known(platform: platform, keys: comers.map(\.key), workspace, tx)
        let fresh = comers.filter { found[$0.key] == nil }
        let namesOnly = try Self.known(platform: platform, keys: fresh.compactMap { $0.name.map { Self.key(name: $0, in: group) } }, workspace, tx)
        var makeable: [Person] = []
        for comer in fresh {
            if let name = comer.name, namesOnly[Self.key(name: name, in: group)] != nil {
                found[comer.key] = try resolve(
                    platform: platform, key: comer.key, name: name, calledBy: name, group: group, at: comer.at, workspace: workspace, tx)
            } else {
                makeable.append(Person(key: comer.key, name: comer.name))
            }
        }
        found.merge(try resolve(platform: platform, people: makeable, at: Instant(milliseconds: 0), workspace: workspace, tx)) { old, _ in old }
        let named = comers.compactMap { comer in comer.name.flatMap { name in found[comer.key].map { (name: name, member: $0) } } }
        var texts = ColumnBatch.Texts()
        let names = named.map { texts.place($0.name) }
        var rows = ColumnBatch(count: named.count, bytes: texts.bytes)
        rows.add("workspace_id", .same(workspace.bound))
        rows.add("group_id", .same(group.bound))
        rows.add("name", .texts(names))
        rows.add("member_id", .integers(named.map(\.member.rawValue)))
        let isNew = try tx.insert(rows, into: "nickname", unlessSame: ["workspace_id", "group_id", "name", "member_id"])
        for comer in comers {
            if let name = comer.name { try note(name: name, platform: platform, key: comer.key, at: comer.at, workspace: workspace, tx) }
        }
        return (found, Set(zip(named, isNew).compactMap { $1 ? $0.name : nil }))
    }

    /// The members of those identities that are known, by key.
    public static func known(
        platform: String, keys: [String], _ workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [String: MemberID] {
        var found: [String: MemberID] = [:]
        for start in stride(from: 0, to: keys.count, by: 200) {
            try tx.each(
                """
                SELECT key, member_id FROM identity WHERE workspace_id = \(workspace) AND platform = \(platform)
                AND key IN (\(each: Array(keys[start..<min(start + 200, keys.count)])))
                """
            ) { found[$0.text(0)] = $0.id(1) }
        }
        return found
    }

    private func member(platform: String, key: String, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> MemberID? {
        try tx.first(
            "SELECT member_id FROM identity WHERE workspace_id = \(workspace) AND platform = \(platform) AND key = \(key)"
        ) { $0.id(0) }
    }

    /// - Parameter name: nil if none is known; then the key stands in for it until one is.
    private func add(
        platform: String, key: String, name: String?, member: MemberID?, at: Instant, _ workspace: WorkspaceID,
        _ tx: any WriteTransaction
    ) throws -> MemberID {
        let id = member ?? world.id(MemberKind.self)
        if member == nil {
            try tx.run(
                "INSERT INTO member (workspace_id, id, merged_into, created_ms) VALUES (\(workspace), \(id), NULL, \(world.now()))")
        }
        try tx.run(
            """
            INSERT INTO identity (workspace_id, platform, key, member_id, name, named_ms)
            VALUES (\(workspace), \(platform), \(key), \(id), \(name ?? key), \(name == nil ? Instant(milliseconds: 0) : at))
            """)
        return id
    }
}
