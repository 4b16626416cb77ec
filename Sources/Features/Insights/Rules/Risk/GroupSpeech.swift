public import Kernel

/// Who spoke in one group on which days: all that the risk is computed from.
public struct GroupSpeech: Sendable {
    public let group: GroupID
    public let members: [MemberSpeech]
    /// The days on which anybody spoke.
    let own: SpeakingDays

    public init(group: GroupID, members: [MemberSpeech]) {
        self.group = group
        self.members = members
        var byDay: [Int32: Int64] = [:]
        for member in members {
            for (index, day) in member.days.days.enumerated() {
                byDay[day, default: 0].addClamped(member.days.total[index + 1] - member.days.total[index])
            }
        }
        own = SpeakingDays(byDay)
    }
}

/// One member of a group and the days on which they spoke there.
public struct MemberSpeech: Sendable {
    public let member: MemberID
    public let days: SpeakingDays

    public init(member: MemberID, days: SpeakingDays) {
        self.member = member
        self.days = days
    }
}
