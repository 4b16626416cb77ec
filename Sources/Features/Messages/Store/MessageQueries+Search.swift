internal import Kernel
internal import Storage
internal import Text

extension MessageQueries {
    /// Those of the candidates that certain people said and that have the phrase in one piece, newest first.
    static func matching(
        _ ids: [Int64], phrase: SearchPhrase, senders: Set<MemberID>?, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [Int64] {
        guard !ids.isEmpty else { return [] }
        let merged = try senders.map { _ in try MergedMembers(of: workspace, tx) }
        let places = ids.indices.map { "$\($0 + 2)" }.joined(separator: ", ")
        var found: [Int64] = []
        try tx.each(
            SQL(
                text: "SELECT id, member_id, text FROM message WHERE workspace_id = $1 AND id IN (\(places)) ORDER BY id DESC",
                values: [workspace.bound] + ids.map { .integer($0) })
        ) { row in
            if let senders, let merged, !senders.contains(merged.shown(row.id(1))) { return }
            if phrase.matches(row.text(2)) { found.append(row.integer(0)) }
        }
        return found
    }

    /// Those of the newest messages that have what is looked for.
    ///
    /// - Parameters:
    ///   - look: so many messages are looked at.
    ///   - limit: more hits than these are not wanted.
    /// - Returns: the ids, newest first, and whether there is no older message that could be one.
    static func newest(
        having phrase: SearchPhrase, filter: SearchFilter, before: MessageID?, look: Int, limit: Int, in workspace: WorkspaceID,
        _ tx: any ReadTransaction
    ) throws -> (found: [Int64], isAll: Bool) {
        let ids = filter.ids, upper = min(ids.upperBound, before?.rawValue ?? .max)
        guard ids.lowerBound < upper else { return ([], true) }
        let first = IDSequence.instant(of: ids.lowerBound), last = IDSequence.instant(of: upper)
        let candidates: SQL =
            if let group = filter.group {
                """
                SELECT id, text FROM message WHERE workspace_id = \(workspace) AND group_id = \(group)
                AND at_ms >= \(first) AND at_ms <= \(last) AND id >= \(ids.lowerBound) AND id < \(upper)
                ORDER BY at_ms DESC, id DESC LIMIT \(look)
                """
            } else {
                """
                SELECT id, text FROM message WHERE workspace_id = \(workspace) AND id >= \(ids.lowerBound) AND id < \(upper)
                ORDER BY id DESC LIMIT \(look)
                """
            }
        var found: [Int64] = [], looked = 0
        try tx.each(candidates) { row in
            looked += 1
            if found.count < limit, phrase.isIn(row.text(1)) { found.append(row.integer(0)) }
        }
        return (found, looked < look)
    }
}
