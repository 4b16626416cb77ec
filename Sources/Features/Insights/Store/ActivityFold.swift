internal import FeatureRules
internal import Kernel

/// A tally added up to the rows of the boards, each list in the order of its table's key.
///
/// One sort and runs of equal keys: it costs less than a look into a table for every line, and rows in order of the key go
/// into a table faster.
struct ActivityFold {
    struct Day {
        var group: GroupID
        var day: LocalDay
        var member: MemberID
        var activity = MemberActivity()
    }
    struct Hour {
        var group: GroupID
        var day: LocalDay
        var hour: Int
        var messages: Int64
    }
    struct Membership {
        var group: GroupID
        var member: MemberID
        var activity: MemberActivity
    }

    private(set) var days: [Day] = []
    private(set) var hours: [Hour] = []

    /// - Parameter days: in the order of the table's key.
    init(_ days: [Day]) { self.days = days }

    init(_ tally: ActivityTally) {
        var deeds = tally.deeds
        deeds.sort { a, b in
            if a.group != b.group { return a.group < b.group }
            if a.day != b.day { return a.day < b.day }
            return a.member < b.member
        }
        var clock = [Int64](repeating: 0, count: 24)
        for deed in deeds {
            if let last = days.last, last.group == deed.group, last.day == deed.day {
                if last.member != deed.member { days.append(Day(group: deed.group, day: deed.day, member: deed.member)) }
            } else {
                closeDay(&clock)
                days.append(Day(group: deed.group, day: deed.day, member: deed.member))
            }
            switch deed.kind {
            case .said:
                days[days.count - 1].activity.say(id: deed.id, at: deed.at)
                clock[Int(deed.hour)] += 1
            case .joined: days[days.count - 1].activity.join(id: deed.id)
            case .left: days[days.count - 1].activity.leave(id: deed.id)
            }
        }
        closeDay(&clock)
    }

    private mutating func closeDay(_ clock: inout [Int64]) {
        guard let last = days.last else { return }
        for hour in 0..<24 where clock[hour] > 0 {
            hours.append(Hour(group: last.group, day: last.day, hour: hour, messages: clock[hour]))
            clock[hour] = 0
        }
    }

    /// The whole histories that the days belong to.
    var memberships: [Membership] {
        var sums: [Membership] = []
        let order = days.indices.sorted { a, b in
            days[a].group != days[b].group ? days[a].group < days[b].group : days[a].member < days[b].member
        }
        for index in order {
            let day = days[index]
            if let last = sums.last, last.group == day.group, last.member == day.member {
                sums[sums.count - 1].activity.add(day.activity)
            } else {
                sums.append(Membership(group: day.group, member: day.member, activity: day.activity))
            }
        }
        return sums
    }
}
