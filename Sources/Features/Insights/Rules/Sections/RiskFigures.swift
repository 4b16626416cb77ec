public import Kernel

/// How likely the group is to fall silent within 14 days, and each member who spoke in the last 14 days.
public struct RiskFigures: Section {
    public static let name = "risk"

    public struct Member: Sendable, Hashable, Codable {
        public var member: MemberID
        /// In (0, 1).
        public var probability: Double
        public var features: RiskFeatures
        /// What moves it most.
        public var reason: RiskReason?
    }

    /// From the beginning of this day on.
    public let from: LocalDay
    /// In (0, 1): nobody says anything for 14 days; nil if the group is silent already.
    public let group: Double?
    public let groupFeatures: RiskFeatures?
    public let groupReason: RiskReason?
    public let groupOrigin: RiskModel.Origin?
    public let memberOrigin: RiskModel.Origin?
    /// The likeliest to fall silent first, at most `listLimit`.
    public let members: [Member]
    /// How many spoke in the last 14 days.
    public let active: Int
    /// How many of them are expected to fall silent.
    public let expected: Double

    public static let listLimit = 50

    public init(_ evidence: GroupEvidence) {
        from = evidence.today + 1
        let speech = evidence.speech, risk = evidence.risk?.risk(of: speech, at: from)
        group = risk?.probability
        groupFeatures = risk?.features
        groupReason = risk?.effects.first?.reason
        groupOrigin = evidence.risk?.group.origin
        memberOrigin = evidence.risk?.member.origin
        let people = risk?.members ?? []
        active = people.count
        expected = people.reduce(0) { $0 + $1.probability }
        members = people.prefix(RiskFigures.listLimit).map { risk in
            let reason = risk.effects.first { $0.logOdds > 0 } ?? risk.effects.first
            return Member(member: risk.member, probability: risk.probability, features: risk.features, reason: reason?.reason)
        }
    }

    public var people: Set<MemberID> { Set(members.map(\.member)) }
}

extension GroupEvidence {
    /// Who spoke on which days, our own left out.
    public var speech: GroupSpeech { GroupSpeech(group: group, spoken) }
}

extension GroupSpeech {
    /// - Parameter days: all days of the group's members, in any order.
    public init(group: GroupID, _ days: some Sequence<MemberDay>) {
        var counts: [MemberID: [(day: LocalDay, messages: Int64)]] = [:]
        for day in days where day.activity.messages > 0 { counts[day.member, default: []].append((day.day, day.activity.messages)) }
        self.init(group: group, members: counts.map { MemberSpeech(member: $0.key, days: SpeakingDays($0.value)) })
    }
}
