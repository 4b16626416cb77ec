public import Kernel

/// How likely a group is to fall silent within 14 days, and each of its active members.
public struct GroupRisk: Sendable, Hashable {
    public let group: GroupID
    /// In (0, 1): nobody says anything in the next 14 days.
    public let probability: Double
    public let features: RiskFeatures
    /// What moves it most first.
    public let effects: [RiskEffect]
    /// Who spoke in the last 14 days, the likeliest to fall silent first.
    public let members: [MemberRisk]
}

/// How likely a member is to say nothing in a group within 14 days.
public struct MemberRisk: Sendable, Hashable {
    public let member: MemberID
    /// In (0, 1): with the group or without it.
    public let probability: Double
    /// In (0, 1): if the group goes on.
    public let alone: Double
    public let features: RiskFeatures
    /// What moves it most first; among it by how much the group's own risk does.
    public let effects: [RiskEffect]

    init(_ member: MemberID, _ features: RiskFeatures, _ model: RiskModel, group: Double) {
        self.member = member
        self.features = features
        alone = model.probability(features)
        probability = RiskModel.either(group, alone)
        let withGroup = RiskModel.logOdds(probability) - RiskModel.logOdds(alone)
        effects = (model.effects(features) + [RiskEffect(reason: .group, logOdds: withGroup)])
            .sorted { abs($0.logOdds) > abs($1.logOdds) }
    }
}
