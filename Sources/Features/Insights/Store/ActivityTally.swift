public import FeatureRules
public import Kernel
internal import Storage

/// Notes what a run of messages and events does to the activity boards, before anything is written.
public struct ActivityTally {
    /// One message, join or leave with the place on the wall clock where it counts.
    struct Deed {
        enum Kind { case said, joined, left }

        var group: GroupID
        var member: MemberID
        var id: Int64
        var at: Instant
        var day: LocalDay
        var hour: UInt8
        var kind: Kind
    }

    private let zone: Zone
    private(set) var deeds: [Deed] = []

    public init(zone: Zone) { self.zone = zone }

    public mutating func message(_ id: Int64, group: GroupID, member: MemberID, at: Instant) {
        note(.said, id, group, member, at)
    }

    public mutating func change(_ change: PresenceChange, _ id: Int64, group: GroupID, member: MemberID, at: Instant) {
        switch change {
        case .joined: note(.joined, id, group, member, at)
        case .left: note(.left, id, group, member, at)
        }
    }

    mutating func removeAll() { deeds.removeAll(keepingCapacity: true) }

    @inline(__always)
    private mutating func note(_ kind: Deed.Kind, _ id: Int64, _ group: GroupID, _ member: MemberID, _ at: Instant) {
        let wall = zone.wall(of: at)
        deeds.append(Deed(group: group, member: member, id: id, at: at, day: wall.day, hour: UInt8(wall.hour), kind: kind))
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
}
