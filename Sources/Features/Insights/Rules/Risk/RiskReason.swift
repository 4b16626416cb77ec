internal import Kernel

/// What moves a prediction.
public enum RiskReason: String, Sendable, Codable, CaseIterable {
    /// How long they have been silent, alone and against their usual gap.
    case silence
    /// On how many days they spoke in the last 14, 28 and 84.
    case presence
    /// For how long they have been speaking here.
    case tenure
    /// That the whole group may fall silent.
    case group

    /// The terms of the model that speak for it.
    var terms: Range<Int> {
        switch self {
        case .silence: 0..<2
        case .presence: 2..<5
        case .tenure: 5..<6
        case .group: 0..<0
        }
    }
}

/// By how much a reason moves a prediction, against the mean of the sample world.
public struct RiskEffect: Sendable, Hashable, Codable {
    public let reason: RiskReason
    /// Above 0: makes silence likelier.
    public let logOdds: Double
}
