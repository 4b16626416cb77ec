internal import FeatureRules
internal import Kernel
internal import Storage

/// Reads the words of groups up to an instant.
struct WordHistory {
    let workspace: WorkspaceID
    let zone: Zone
    /// True if the board's weeks are cut in `zone`; otherwise the group's own are made anew and there is nothing to compare with.
    let usesBoard: Bool

    /// The group's words of the last `count` weeks, the one of `asOf` as far as it had gone then.
    func weeks(of group: GroupID, asOf: Instant, count: Int, _ tx: any ReadTransaction) throws -> [GroupEvidence.Words] {
        let running = zone.day(of: asOf).weekStart, first = running + -7 * (count - 1)
        guard usesBoard else { return try read(group, from: first, to: running, asOf: asOf, tx) }
        let goesOn = try tx.exists(
            """
            SELECT 1 FROM message WHERE workspace_id = \(workspace) AND group_id = \(group) AND at_ms > \(asOf)
            AND at_ms < \(zone.start(of: running + 7)) LIMIT 1
            """)
        let last = goesOn ? running + -7 : running
        var weeks: [GroupEvidence.Words] = []
        try tx.each(
            """
            SELECT week, words FROM word_week WHERE workspace_id = \(workspace) AND group_id = \(group)
            AND week >= \(first) AND week <= \(last) ORDER BY week
            """
        ) { row in
            if let words = WordWeek.decode(row.blob(1)) { weeks.append(GroupEvidence.Words(week: row.day(0), words: words)) }
        }
        return goesOn ? weeks + (try read(group, from: running, to: running, asOf: asOf, tx)) : weeks
    }

    /// The words of all groups in the last `count` weeks that were over.
    func all(asOf: Instant, count: Int, _ tx: any ReadTransaction) throws -> WordPeriod {
        guard usesBoard else { return WordPeriod([]) }
        let running = zone.day(of: asOf).weekStart
        return WordPeriod(
            try tx.all(
                """
                SELECT words FROM word_week WHERE workspace_id = \(workspace) AND week >= \(running + -7 * count) AND week < \(running)
                """
            ) { WordWeek.decode($0.blob(0)) ?? WordWeek() })
    }

    private func read(
        _ group: GroupID, from: LocalDay, to: LocalDay, asOf: Instant, _ tx: any ReadTransaction
    ) throws -> [GroupEvidence.Words] {
        let end = asOf + Span(milliseconds: 1)
        let log = try TalkLogs(workspace, tx).log(of: group, from: zone.start(of: from), to: end, tx)
        var counter = WeekWords()
        return stride(from: 0, through: to - from, by: 7).compactMap { step in
            let words = counter.words(of: log, from: zone.start(of: from + step), to: min(end, zone.start(of: from + step + 7)))
            return words.messages > 0 ? GroupEvidence.Words(week: from + step, words: words) : nil
        }
    }
}
