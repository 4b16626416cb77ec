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
}
