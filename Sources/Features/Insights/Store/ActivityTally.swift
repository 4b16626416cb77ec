public import FeatureRules
public import Kernel
internal import Storage

/// Adds up what a run of messages and events does to the activity boards, before anything is written.
public struct ActivityTally {
    struct DayKey: Hashable {
        var group: GroupID
        var day: LocalDay
        var member: MemberID
    }
    struct MembershipKey: Hashable {
        var group: GroupID
        var member: MemberID
    }
    struct HourKey: Hashable {
        var group: GroupID
        var day: LocalDay
        var hour: Int
    }

    private let zone: Zone
    private(set) var days: [DayKey: MemberActivity] = [:]
    private(set) var hours: [HourKey: Int64] = [:]

    public init(zone: Zone) { self.zone = zone }

    /// The whole histories that the days belong to.
    var memberships: [MembershipKey: MemberActivity] {
        days.reduce(into: [:]) { sums, day in
            sums[MembershipKey(group: day.key.group, member: day.key.member), default: MemberActivity()].add(day.value)
        }
    }

    public var isEmpty: Bool { days.isEmpty }

    public mutating func message(_ id: Int64, group: GroupID, member: MemberID, at: Instant) {
        let day = zone.day(of: at)
        days[DayKey(group: group, day: day, member: member), default: MemberActivity()].say(id: id, at: at)
        hours[HourKey(group: group, day: day, hour: zone.hour(of: at)), default: 0] += 1
    }

    public mutating func change(_ change: PresenceChange, _ id: Int64, group: GroupID, member: MemberID, at: Instant) {
        let key = DayKey(group: group, day: zone.day(of: at), member: member)
        switch change {
        case .joined: days[key, default: MemberActivity()].join(id: id)
        case .left: days[key, default: MemberActivity()].leave(id: id)
        }
    }

    /// Reads the messages and changes of a group in [from, to] or of one day. `member` says under whom a line counts; nil
    /// leaves it out.
    mutating func read(
        group: GroupID, from: Instant, to: Instant, workspace: WorkspaceID, _ tx: any ReadTransaction,
        member: (MemberID) -> MemberID?
    ) throws {
        try tx.each(
            """
            SELECT id, member_id, at_ms FROM message
            WHERE workspace_id = \(workspace) AND group_id = \(group) AND at_ms >= \(from) AND at_ms <= \(to)
            """
        ) { row in
            guard let member = member(row.id(1)) else { return }
            message(row.integer(0), group: group, member: member, at: row.instant(2))
        }
        try tx.each(
            """
            SELECT id, member_id, at_ms, kind FROM event
            WHERE workspace_id = \(workspace) AND group_id = \(group) AND at_ms >= \(from) AND at_ms <= \(to)
            AND member_id IS NOT NULL
            """
        ) { row in
            guard let change = PresenceChange(event: row.text(3)), let member = member(row.id(1)) else { return }
            self.change(change, row.integer(0), group: group, member: member, at: row.instant(2))
        }
    }

    mutating func read(
        group: GroupID, day: LocalDay, workspace: WorkspaceID, _ tx: any ReadTransaction, member: (MemberID) -> MemberID?
    ) throws {
        let end = zone.start(of: day + 1) - Span(milliseconds: 1)
        try read(group: group, from: zone.start(of: day), to: end, workspace: workspace, tx, member: member)
    }

    /// For boards whose hours are right already.
    var withoutHours: ActivityTally {
        var tally = self
        tally.hours = [:]
        return tally
    }
}
