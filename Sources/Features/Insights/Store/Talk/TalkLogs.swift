internal import FeatureRules
internal import Kernel
internal import Storage

/// Reads messages into logs.
struct TalkLogs {
    let workspace: WorkspaceID
    let merged: MergedMembers

    init(_ workspace: WorkspaceID, _ tx: any ReadTransaction) throws {
        self.workspace = workspace
        merged = try MergedMembers(of: workspace, tx)
    }

    /// What was said in a group in [from, to), by the way of the group's own index.
    func log(of group: GroupID, from: Instant, to: Instant, _ tx: any ReadTransaction) throws -> TalkLog {
        var log = TalkLog()
        // The id breaks ties in the order of the log; the index already runs by time.
        try tx.each(
            """
            SELECT id, member_id, at_ms, kind, text, quote FROM message
            WHERE workspace_id = \(workspace) AND group_id = \(group) AND at_ms >= \(from) AND at_ms < \(to) ORDER BY at_ms, id
            """
        ) { append($0, after: 0, to: &log) }
        return log
    }

    /// The same for several groups in one pass over the messages of that time.
    func logs(of groups: Set<GroupID>, from: Instant, to: Instant, _ tx: any ReadTransaction) throws -> [GroupID: TalkLog] {
        var logs: [TalkLog] = [], places: [GroupID: Int] = [:]
        try tx.each(
            """
            SELECT group_id, id, member_id, at_ms, kind, text, quote FROM message
            WHERE workspace_id = \(workspace) AND id >= \(IDSequence.floor(from)) AND id < \(IDSequence.floor(to)) ORDER BY id
            """
        ) { row in
            let group: GroupID = row.id(0)
            if let place = places[group] {
                append(row, after: 1, to: &logs[place])
            } else if groups.contains(group) {
                places[group] = logs.count
                logs.append(TalkLog())
                append(row, after: 1, to: &logs[logs.count - 1])
            }
        }
        return places.mapValues { logs[$0] }
    }

    private func append(_ row: any Row, after column: Int, to log: inout TalkLog) {
        let quoteColumn = column + 5
        row.withBytes(column + 4) { text in
            row.withBytes(quoteColumn) { quote in
                log.append(
                    id: row.integer(column), member: merged.shown(row.id(column + 1)), at: row.instant(column + 2),
                    form: TalkForm(kind: UInt8(clamping: row.integer(column + 3))), text: text, quote: quote)
            }
        }
    }
}
