internal import FeatureRules
internal import Kernel
internal import Storage

/// Reads the days of talk of a group up to an instant.
struct TalkHistory {
    let workspace: WorkspaceID
    let zone: Zone
    /// True if the board's days are cut in `zone`; otherwise they are made anew from the messages.
    let usesBoard: Bool

    /// The last `count` days up to the day of `asOf`, with nothing in them that happened after it.
    func days(of group: GroupID, asOf: Instant, count: Int, _ tx: any ReadTransaction) throws -> [GroupEvidence.Day] {
        let today = zone.day(of: asOf), first = today + (1 - count)
        guard usesBoard else { return try read(group, from: first, to: today, asOf: asOf, tx) }
        let goesOn = try tx.exists(
            """
            SELECT 1 FROM message WHERE workspace_id = \(workspace) AND group_id = \(group) AND at_ms > \(asOf)
            AND at_ms < \(zone.start(of: today + 1)) LIMIT 1
            """)
        let last = goesOn ? today + -1 : today
        var days: [GroupEvidence.Day] = []
        try tx.each(
            """
            SELECT day, talk FROM talk_day WHERE workspace_id = \(workspace) AND group_id = \(group)
            AND day >= \(first) AND day <= \(last) ORDER BY day
            """
        ) { row in
            guard var talk = row.withBytes(1, { TalkDay($0) }) else { return }
            talk.forgetAnswers(after: asOf)
            days.append(GroupEvidence.Day(day: row.day(0), talk: talk))
        }
        return goesOn ? days + (try read(group, from: today, to: today, asOf: asOf, tx)) : days
    }

    /// Makes days from the messages.
    private func read(_ group: GroupID, from: LocalDay, to: LocalDay, asOf: Instant, _ tx: any ReadTransaction) throws -> [GroupEvidence.Day] {
        let logs = try TalkLogs(workspace, tx)
        let bearers = try NameBearers(of: group, merged: logs.merged, workspace: workspace, tx)
        let log = try logs.log(
            of: group, from: zone.start(of: from) - TalkReading.context, to: asOf + Span(milliseconds: 1), tx)
        return TalkReading(zone: zone) { bearers.member($0) }.days(log, from: from, to: to).map {
            GroupEvidence.Day(day: $0.day, talk: $0.talk)
        }
    }
}
