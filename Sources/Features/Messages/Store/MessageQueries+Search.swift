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

    /// What certain people said, newest first. The board of days tells which days of which groups to look at.
    ///
    /// - Parameter zone: the workspace's, in which the board's days are cut.
    static func said(
        by members: Set<MemberID>, filter: SearchFilter, before: MessageID?, limit: Int, zone: Zone, in workspace: WorkspaceID,
        _ tx: any ReadTransaction
    ) throws -> [MessageEntry] {
        let ids = filter.ids, upper = min(ids.upperBound, before?.rawValue ?? .max)
        guard ids.lowerBound < upper else { return [] }
        let first = zone.day(of: IDSequence.instant(of: ids.lowerBound)), last = zone.day(of: IDSequence.instant(of: upper - 1))
        var days: [(day: LocalDay, group: GroupID, member: MemberID)] = []
        for member in members.sorted() {
            for group in try MemberQueries.memberships(of: member, in: workspace, tx).map(\.group) where filter.group ?? group == group {
                // Of the last day all messages may be younger: one day more than messages.
                days += try tx.all(
                    """
                    SELECT day FROM member_day WHERE workspace_id = \(workspace) AND group_id = \(group) AND member_id = \(member)
                    AND messages > 0 AND day >= \(first) AND day <= \(last) ORDER BY day DESC LIMIT \(limit + 1)
                    """
                ) { (day: $0.day(0), group: group, member: member) }
            }
        }
        var found: [Int64] = [], looked: LocalDay?
        for (day, group, member) in days.sorted(by: { ($1.day, $0.group, $0.member) < ($0.day, $1.group, $1.member) }) {
            if found.count >= limit, day != looked { break }
            looked = day
            found += try tx.all(
                """
                SELECT id FROM message WHERE workspace_id = \(workspace) AND group_id = \(group)
                AND at_ms >= \(zone.start(of: day)) AND at_ms < \(zone.start(of: day + 1)) AND id >= \(ids.lowerBound) AND id < \(upper)
                AND (member_id = \(member) OR member_id IN
                    (SELECT id FROM member WHERE workspace_id = \(workspace) AND merged_into = \(member)))
                ORDER BY at_ms DESC, id DESC LIMIT \(limit)
                """
            ) { $0.integer(0) }
        }
        return try some(Array(found.sorted(by: >).prefix(limit)), in: workspace, tx)
    }
}
