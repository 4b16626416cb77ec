public import Kernel
public import Storage

/// A message as pages show it.
public struct MessageEntry: Sendable, Hashable {
    public var id: MessageID
    public var group: GroupID
    public var member: MemberID
    /// The name the member's identity shows last.
    public var name: String
    public var at: Instant
    /// `LineKind` of the export it came from.
    public var kind: UInt8
    public var text: String
    public var quote: String?
}

public enum MessageQueries {
    /// A group's messages, newest first, older than `before`.
    public static func page(
        of group: GroupID, before: MessageID?, limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [MessageEntry] {
        let bound = before.map { IDSequence.instant(of: $0.rawValue) } ?? Instant(milliseconds: .max)
        return try entries(
            """
            SELECT id, group_id, member_id, at_ms, kind, text, quote FROM message
            WHERE workspace_id = \(workspace) AND group_id = \(group) AND at_ms <= \(bound) AND id < \(before?.rawValue ?? .max)
            ORDER BY at_ms DESC, id DESC LIMIT \(limit)
            """, workspace, tx)
    }

    /// All messages of a workspace, newest first, older than `before`.
    public static func page(
        before: MessageID?, limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [MessageEntry] {
        try entries(
            """
            SELECT id, group_id, member_id, at_ms, kind, text, quote FROM message
            WHERE workspace_id = \(workspace) AND id < \(before?.rawValue ?? .max) ORDER BY id DESC LIMIT \(limit)
            """, workspace, tx)
    }

    /// The messages of these ids, newest first.
    /// Whether anything that was said in a group is known.
    public static func exist(in group: GroupID, of workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM message WHERE workspace_id = \(workspace) AND group_id = \(group) LIMIT 1")
    }

    static func some(_ ids: [Int64], in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [MessageEntry] {
        guard !ids.isEmpty else { return [] }
        let places = ids.indices.map { "$\($0 + 2)" }.joined(separator: ", ")
        return try entries(
            SQL(
                text: """
                    SELECT id, group_id, member_id, at_ms, kind, text, quote FROM message
                    WHERE workspace_id = $1 AND id IN (\(places)) ORDER BY id DESC
                    """, values: [workspace.bound] + ids.map { .integer($0) }), workspace, tx)
    }

    private static func entries(_ sql: SQL, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [MessageEntry] {
        let merged = try MergedMembers(of: workspace, tx)
        var entries = try tx.all(sql) { row in
            MessageEntry(
                id: row.id(0), group: row.id(1), member: merged.shown(row.id(2)), name: "", at: row.instant(3),
                kind: UInt8(clamping: row.integer(4)), text: row.text(5), quote: row.optional(6, row.text))
        }
        let names = try MemberQueries.names(of: Set(entries.map(\.member)), in: workspace, tx)
        for index in entries.indices { entries[index].name = names[entries[index].member] ?? "" }
        return entries
    }
}
