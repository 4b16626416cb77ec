public import Kernel
public import Storage

/// A member's part in a group.
public struct MembershipEntry: Sendable, Hashable {
    public var group: GroupID
    public var member: MemberID
    public var messages: Int64
    public var first: Instant?
    public var last: Instant?
    public var joins: Int64
    public var leaves: Int64
    /// Still in the group, as far as is known.
    public var isPresent: Bool
}

/// What a platform calls a person.
public struct IdentityEntry: Sendable, Hashable {
    public var platform: String
    public var key: String
    public var name: String
    /// The member it was recorded with; another than the one shown if that one was merged.
    public var member: MemberID
}

public enum MemberQueries {
    /// The name to show per member: the one its identities bore last.
    public static func names(
        of members: Set<MemberID>, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [MemberID: String] {
        var names: [MemberID: String] = [:]
        for member in members { names[member] = try identities(of: member, in: workspace, tx).first?.name }
        return names
    }

    /// All identities of a member and of those merged into it, the one named last first.
    public static func identities(
        of member: MemberID, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [IdentityEntry] {
        try tx.all(
            """
            SELECT platform, key, name, member_id, named_ms FROM identity
            WHERE workspace_id = \(workspace) AND member_id = \(member)
            UNION ALL
            SELECT i.platform, i.key, i.name, i.member_id, i.named_ms
            FROM member m JOIN identity i ON i.workspace_id = m.workspace_id AND i.member_id = m.id
            WHERE m.workspace_id = \(workspace) AND m.merged_into = \(member)
            ORDER BY 5 DESC, 2
            """
        ) { IdentityEntry(platform: $0.text(0), key: $0.text(1), name: $0.text(2), member: $0.id(3)) }
    }

    /// Where to go on in a list that is ordered by messages.
    public struct Cursor: Sendable, Hashable {
        public var messages: Int64
        public var member: MemberID

        public init(messages: Int64, member: MemberID) {
            self.messages = messages
            self.member = member
        }
    }

    /// The members of a group, who said most first.
    ///
    /// - Parameter since: only speakers who spoke later than this, our own left out; nil for everybody.
    public static func page(
        of group: GroupID, after: Cursor?, since: Instant? = nil, limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [MembershipEntry] {
        let cursor = after ?? Cursor(messages: .max, member: MemberID(0))
        return try tx.all(
            """
            SELECT group_id, member_id, messages, first_ms, last_ms, joins, leaves, present FROM membership
            WHERE workspace_id = \(workspace) AND group_id = \(group) AND COALESCE(last_ms, 0) > \(since ?? neverSpoke)
            AND (\(since == nil ? 1 : 0) = 1 OR member_id NOT IN (
                SELECT coalesce(m.merged_into, m.id) FROM operator_member o
                JOIN member m ON m.workspace_id = o.workspace_id AND m.id = o.member_id WHERE o.workspace_id = \(workspace)))
            AND (messages < \(cursor.messages) OR (messages = \(cursor.messages) AND member_id > \(cursor.member)))
            ORDER BY messages DESC, member_id LIMIT \(limit)
            """, membership)
    }

    /// Everything one member did, by group.
    public static func memberships(
        of member: MemberID, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [MembershipEntry] {
        try tx.all(
            """
            SELECT group_id, member_id, messages, first_ms, last_ms, joins, leaves, present FROM membership
            WHERE workspace_id = \(workspace) AND member_id = \(member) ORDER BY messages DESC, group_id
            """, membership)
    }

    /// Members whose name contains `text`, in capitals or not, or whose identity begins with it, who said most first; all if it is
    /// empty. Every name of the workspace is looked at: of 100,000 in 10 to 30 ms.
    public static func find(
        _ text: String, limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [MemberID] {
        let named = NamePattern(text), end = MemberQueries.end(of: text)
        return try tx.all(
            """
            SELECT coalesce(m.merged_into, m.id) FROM identity i
            JOIN member m ON m.workspace_id = i.workspace_id AND m.id = i.member_id
            LEFT JOIN member_total t ON t.workspace_id = i.workspace_id AND t.member_id = coalesce(m.merged_into, m.id)
            WHERE i.workspace_id = \(workspace)
            AND (\(name: named.column) LIKE \(named.pattern) ESCAPE '!' OR (i.key >= \(text) AND i.key < \(end)))
            GROUP BY coalesce(m.merged_into, m.id) ORDER BY max(coalesce(t.messages, 0)) DESC, 1 LIMIT \(limit)
            """
        ) { $0.id(0) }
    }

    /// Everybody spoke later than this, even who never spoke.
    static let neverSpoke = Instant(milliseconds: .min)

    /// Above everything that begins with `text`, because U+10FFFF is above every key.
    static func end(of text: String) -> String { text + "\u{10FFFF}" }

    private static func membership(_ row: any Row) -> MembershipEntry {
        MembershipEntry(
            group: row.id(0), member: row.id(1), messages: row.integer(2), first: row.optional(3, row.instant),
            last: row.optional(4, row.instant), joins: row.integer(5), leaves: row.integer(6), isPresent: row.bool(7))
    }
}
