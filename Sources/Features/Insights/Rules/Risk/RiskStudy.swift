public import Kernel

/// What a workspace's history says about falling silent: the two models, and how good they would have been.
///
/// A member falls silent with the whole group or although it goes on. The one is the group's risk; the other is fitted on
/// members whose group went on. A group's silence hits all its members at once, so it is not learnt from them.
public struct RiskStudy: Sendable, Hashable, Codable {
    public let member: RiskModel
    public let group: RiskModel
    /// Of the probability that members fall silent, whichever way; nil while there is too little history.
    public let memberReport: RiskReport?
    public let groupReport: RiskReport?

    /// - Parameters:
    ///   - until: the first day of which nothing is known; what the speech holds from then on is not looked at.
    ///   - seed: decides which examples are left out if there are more than 200,000.
    public init(_ speech: [GroupSpeech], until: LocalDay, seed: UInt64) {
        let until = Int(until.number)
        let (members, groups) = RiskExamples.collect(speech, until: until, most: RiskRule.mostExamples, seed: seed)
        var trial = RiskTrial(members: members, groups: groups)
        trial.run(refits: RiskTrial.refits(groups))
        memberReport = RiskReport(trial.ofMembers)
        groupReport = RiskReport(trial.ofGroups)
        (member, group) = trial.fit(until: until)
    }

    /// Nil if the group was silent in the 14 days before `day`: it cannot fall silent any more.
    public func risk(of speech: GroupSpeech, at day: LocalDay) -> GroupRisk? {
        guard let features = RiskFeatures(speech.own, at: day) else { return nil }
        let probability = group.probability(features)
        let members = speech.members.compactMap { member -> MemberRisk? in
            guard let features = RiskFeatures(member.days, at: day) else { return nil }
            return MemberRisk(member.member, features, self.member, group: probability)
        }
        return GroupRisk(
            group: speech.group, probability: probability, features: features, effects: group.effects(features),
            members: members.sorted { ($1.probability, $0.member) < ($0.probability, $1.member) })
    }
}
