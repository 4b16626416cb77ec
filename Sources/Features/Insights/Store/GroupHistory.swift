public import FeatureRules
public import Kernel
public import Storage

/// Reads what happened in a group up to an instant, as members' days.
public struct GroupHistory: Sendable {
    private let workspace: WorkspaceID
    private let zone: Zone
    /// True if `zone` is the one the boards are cut in; otherwise the days are made anew from the messages.
    private let usesBoard: Bool

    public init(workspace: WorkspaceID, zone: Zone, boardZone: Zone) {
        self.workspace = workspace
        self.zone = zone
        usesBoard = zone.name == boardZone.name
    }

    /// Ascending by day, with nothing in them that happened after `asOf`.
    public func days(of group: GroupID, asOf: Instant, _ tx: any ReadTransaction) throws -> [MemberDay] {
        guard usesBoard else { return try fold(group, from: Instant(milliseconds: .min), to: asOf, tx) }
        let today = zone.day(of: asOf)
        var days: [MemberDay] = []
        var reachesBeyond = false
        try tx.each(
            """
            SELECT day, member_id, messages, first_ms, last_ms, joins, leaves, presence_id, present FROM member_day
            WHERE workspace_id = \(workspace) AND group_id = \(group) AND day <= \(today) ORDER BY day
            """
        ) { row in
            var activity = MemberActivity()
            activity.messages = row.integer(2)
            if !row.isNull(3) { activity.first = row.instant(3) }
            if !row.isNull(4) { activity.last = row.instant(4) }
            activity.joins = row.integer(5)
            activity.leaves = row.integer(6)
            if !row.isNull(7) { activity.presenceID = row.integer(7) }
            activity.present = row.bool(8)
            days.append(MemberDay(day: row.day(0), member: row.id(1), activity: activity))
            if let presence = activity.presenceID, IDSequence.instant(of: presence) > asOf { reachesBeyond = true }
        }
        if reachesBeyond {
            days.removeAll { $0.day == today }
            days += try fold(group, from: zone.start(of: today), to: asOf, tx)
        }
        return days
    }

    /// Makes the days from the messages and events of [from, to].
    private func fold(_ group: GroupID, from: Instant, to: Instant, _ tx: any ReadTransaction) throws -> [MemberDay] {
        let merged = try MergedMembers(of: workspace, tx)
        var tally = ActivityTally(zone: zone)
        try tally.read(group: group, from: from, to: to, workspace: workspace, tx) { merged.shown($0) }
        return ActivityFold(tally).days.map { MemberDay(day: $0.day, member: $0.member, activity: $0.activity) }
    }

    /// Messages by weekday (Monday first) and hour of the wall clock, up to an instant.
    public func hours(of group: GroupID, asOf: Instant, _ tx: any ReadTransaction) throws -> [[Int64]] {
        var hours = [[Int64]](repeating: [Int64](repeating: 0, count: 24), count: 7)
        let today = zone.day(of: asOf)
        // Of the last day, and of every day in a foreign zone, only the messages themselves tell the hour.
        let scanned = usesBoard ? zone.start(of: today) : Instant(milliseconds: .min)
        if usesBoard {
            try tx.each(
                """
                SELECT day, hour, messages FROM group_hour
                WHERE workspace_id = \(workspace) AND group_id = \(group) AND day < \(today)
                """
            ) { row in hours[row.day(0).weekday - 1][row.int(1)] += row.integer(2) }
        }
        try tx.each(
            """
            SELECT at_ms FROM message
            WHERE workspace_id = \(workspace) AND group_id = \(group) AND at_ms >= \(scanned) AND at_ms <= \(asOf)
            """
        ) { row in hours[zone.day(of: row.instant(0)).weekday - 1][zone.hour(of: row.instant(0))] += 1 }
        return hours
    }

    /// Messages by hour of the last `days` days up to an instant, ascending; hours without any are left out.
    func clock(of group: GroupID, days: Int, asOf: Instant, _ tx: any ReadTransaction) throws -> [GroupEvidence.Hour] {
        let today = zone.day(of: asOf), first = today + (1 - days)
        var hours: [GroupEvidence.Hour] = []
        // Of the last day, and of every day in a foreign zone, only the messages themselves tell the hour.
        let scanned = usesBoard ? zone.start(of: today) : zone.start(of: first)
        if usesBoard {
            hours = try tx.all(
                """
                SELECT day, hour, messages FROM group_hour
                WHERE workspace_id = \(workspace) AND group_id = \(group) AND day >= \(first) AND day < \(today) ORDER BY day, hour
                """
            ) { GroupEvidence.Hour(day: $0.day(0), hour: $0.int(1), messages: $0.int(2)) }
        }
        try tx.each(
            """
            SELECT at_ms FROM message
            WHERE workspace_id = \(workspace) AND group_id = \(group) AND at_ms >= \(scanned) AND at_ms <= \(asOf) ORDER BY at_ms
            """
        ) { row in
            let wall = zone.wall(of: row.instant(0))
            if let last = hours.last, last.day == wall.day, last.hour == wall.hour {
                hours[hours.count - 1].messages += 1
            } else {
                hours.append(GroupEvidence.Hour(day: wall.day, hour: wall.hour, messages: 1))
            }
        }
        return hours
    }
}
