internal import Kernel

extension GroupEvidence {
    /// So many days of talk make the network, today among them: twelve weeks.
    public static let networkDays = 84
    /// What a tie by speaking next counts, against 1 of a quotation or a name: who speaks next need not mean who spoke before.
    public static let turnWeight = 0.25

    /// Who posted what looks like an advertisement in the last twelve weeks, our own left out.
    var suspected: Set<MemberID> {
        Set(talk(days: GroupEvidence.networkDays).flatMap(\.talk.suspicions).map(\.member)).subtracting(own.all)
    }

    /// Every member's first known join.
    var firstJoins: [MemberID: Instant] {
        passages.reduce(into: [:]) { joins, passage in
            if passage.way != nil, joins[passage.member] == nil { joins[passage.member] = passage.at }
        }
    }

    /// The first line of the group's log that is known.
    var historySince: Instant? {
        [members.values.compactMap(\.first).min(), passages.first?.at].compactMap(\.self).min()
    }

    /// What the roles need of every member.
    fileprivate var memberTalks: [MemberTalk] {
        var messages: [MemberID: Int64] = [:], weeks: [MemberID: UInt8] = [:]
        for day in memberDays(days: GroupEvidence.networkDays) where day.activity.messages > 0 {
            messages[day.member, default: 0] += day.activity.messages
            // A day may reach over the edge of a period; its first and its last message tell both.
            for at in [day.activity.first, day.activity.last] {
                guard let at, at <= asOf else { continue }
                let week = (asOf - at).wholeDays / 7
                if week < 8 { weeks[day.member, default: 0] |= 1 << UInt8(week) }
            }
        }
        let joins = firstJoins
        return members.map { member, activity in
            MemberTalk(
                member: member.rawValue, present: activity.present, messages: messages[member] ?? 0,
                weeksSpoken: (weeks[member] ?? 0).nonzeroBitCount, firstMs: activity.first?.milliseconds,
                lastMs: activity.last?.milliseconds, joinedMs: joins[member]?.milliseconds)
        }
    }
}

/// Who turned to whom in the last twelve weeks, and what everybody is by that.
struct GroupNetwork: Sendable {
    let network: ReplyNetwork
    let figures: NetworkFigures
    let talks: [MemberTalk]
    /// Of everybody who is there.
    let roles: [Int64: MemberRole]

    init(_ evidence: GroupEvidence) {
        network = ReplyNetwork(
            evidence.talk(days: GroupEvidence.networkDays).flatMap(\.talk.ties).map { tie in
                ReplyEdge(
                    from: tie.from.rawValue, to: tie.to.rawValue,
                    weight: Double(tie.quotes + tie.mentions) + Double(tie.turns) * GroupEvidence.turnWeight)
            })
        figures = network.figures()
        talks = evidence.memberTalks
        roles = Roles.of(
            talks, network: figures, own: Set(evidence.own.all.map(\.rawValue)), suspected: Set(evidence.suspected.map(\.rawValue)), historySince: evidence.historySince,
            asOf: evidence.asOf)
    }
}
