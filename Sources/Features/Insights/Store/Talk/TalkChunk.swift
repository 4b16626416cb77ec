internal import FeatureRules
internal import Kernel
internal import Storage

/// Some unread weeks of a workspace that are read together, and what they became.
struct TalkChunk: Sendable {
    /// What one week of one group became.
    struct Read: Sendable {
        var week: UnreadWeeks.Week
        var days: [TalkReading.Day]
        var words: WordWeek
        var habits: HabitWeek
        /// How many names the group knew; -1 if no name was called, so that it does not matter.
        var names: Int64
    }

    let weeks: [UnreadWeeks.Week]

    /// Weeks that are read in one pass.
    private static let span = 14
    /// From so many groups on, one pass over all messages costs less than the way through each group's index.
    private static let groupsOfPass = 4
    /// So many messages at most are held in memory by such a pass; beyond it groups are read one by one.
    private static let messagesOfPass: Int64 = 200_000

    /// - Parameter unread: ascending by week; the chunk takes those at its beginning that lie close together.
    init(of unread: [UnreadWeeks.Week]) {
        guard let first = unread.first else {
            weeks = []
            return
        }
        weeks = unread.filter { $0.monday - first.monday < Self.span }
    }

    func read(_ workspace: WorkspaceID, zone: Zone, _ tx: any ReadTransaction) throws -> [Read] {
        guard let first = weeks.first?.monday, let last = weeks.last?.monday else { return [] }
        let logs = try TalkLogs(workspace, tx)
        let groups = Set(weeks.map(\.group))
        let from = zone.start(of: first) - TalkReading.context, to = zone.start(of: last + 7) + TalkReading.context
        var known: [GroupID: TalkLog] = [:]
        if groups.count >= Self.groupsOfPass, try messages(of: workspace, from: first, to: last, tx) <= Self.messagesOfPass {
            known = try logs.logs(of: groups, from: from, to: to, tx)
            // What is not in it said nothing.
            for group in groups where known[group] == nil { known[group] = TalkLog() }
        }
        var found: [Read] = [], counter = WeekWords()
        for group in groups.sorted() {
            let mine = weeks.filter { $0.group == group }
            let log = try known[group] ?? logs.log(of: group, from: from, to: to, tx)
            found += try read(mine, of: group, log, zone: zone, merged: logs.merged, &counter, workspace, tx)
            known[group] = nil
        }
        return found
    }

    private func read(
        _ weeks: [UnreadWeeks.Week], of group: GroupID, _ log: TalkLog, zone: Zone, merged: MergedMembers,
        _ counter: inout WeekWords, _ workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [Read] {
        let bearers = try NameBearers(of: group, merged: merged, workspace: workspace, tx)
        // Names called in the day after a week answer its questions, too.
        let mayCall = log.mayCall
        let reading = TalkReading(zone: zone) { bearers.member($0) }
        return weeks.map { week in
            let read = reading.read(log, from: week.monday, to: week.monday + 6)
            let words = counter.words(of: log, from: zone.start(of: week.monday), to: zone.start(of: week.monday + 7))
            return Read(week: week, days: read.days, words: words, habits: HabitWeek(read.habits), names: mayCall ? bearers.names : -1)
        }
    }

    private func messages(of workspace: WorkspaceID, from: LocalDay, to: LocalDay, _ tx: any ReadTransaction) throws -> Int64 {
        var count: Int64 = 0
        for group in try GroupQueries.all(in: workspace, tx) {
            count += try tx.first(
                """
                SELECT coalesce(sum(messages), 0) FROM group_hour
                WHERE workspace_id = \(workspace) AND group_id = \(group.id) AND day >= \(from + -1) AND day <= \(to + 7)
                """
            ) { $0.integer(0) } ?? 0
        }
        return count
    }
}
