public import FeatureStores
public import Kernel

/// The community that shows what the product does: a lunch restaurant whose groups are looked after and a pet shop whose
/// groups fell asleep; 26 weeks, seven groups, about 260 people, all invented.
public struct SampleCommunity: Sendable {
    /// The same, to be written or read otherwise.
    public let community: Community

    /// - Parameters:
    ///   - seed: the same seed and end give the same community.
    ///   - until: its last line is at most some hours older.
    public init(seed: UInt64, until end: Instant) {
        community = Community(
            name: SampleCommunity.name, SamplePlans.all, people: [.lunch: 126, .pets: 137], seed: seed,
            horizon: Horizon(days: SamplePlans.days, until: end))
    }

    /// What the sample is called as an import and as a workspace.
    public static let name = "示例社群"

    /// The names of whom the sample marks as its own people.
    public static let operatorNames = Trade.allCases.map(\.host)

    /// As something to import: lines of several groups in the order of time.
    public func source() -> ImportSource { community.source() }
}
