/// What a network of answers looks like as a whole, and every member in it.
public struct NetworkFigures: Sendable, Hashable, Codable {
    /// Members with at least one answer given or received.
    public var nodes = 0
    /// Pairs (who answered, who was answered).
    public var edges = 0
    /// Pairs of members tied by an answer in either direction.
    public var ties = 0
    /// Edges among all that could be; 0...1, nil without edges.
    public var density: Double?
    /// The share of edges whose reverse exists; 0...1, nil without edges.
    public var reciprocity: Double?
    /// Triangles of ties, and three times their number among all pairs of neighbouring ties; 0...1, nil without edges.
    public var triangles = 0
    public var transitivity: Double?
    /// The mean of `NetworkMember.clustering`; nil without edges.
    public var clustering: Double?
    /// Connected parts, and how many members the largest has.
    public var components = 0
    public var largestComponent = 0
    /// Members of each circle: communities of at least three, the largest first.
    public var circles: [Int] = []
    /// How clearly the communities are apart; -0.5...1, from `leastModularity` on they are more than chance. Nil without edges.
    public var modularity: Double?
    /// On how many of the most connected members betweenness was measured; less than `nodes` in a large network.
    public var betweennessNodes = 0
    /// At most `mostBridges` members who hold circles together, the strongest first.
    ///
    /// Of those with ties into at least two circles, the ones with the highest betweenness above 0. Nobody while the circles
    /// are not clearly apart.
    public var bridges: [Int64] = []
    /// Everybody in the network, ascending by id.
    public var members: [NetworkMember] = []

    /// A community of fewer is a pair of people, not a circle.
    public static let leastCircle = 3
    /// Newman and Girvan (2004): groups with real communities lie above about 0.3.
    public static let leastModularity = 0.3
    public static let mostBridges = 5

    public init() {}

    /// A member's figures; nil for somebody outside of the network.
    public func of(_ member: Int64) -> NetworkMember? {
        var low = 0, high = members.count
        while low < high {
            let middle = (low + high) / 2
            if members[middle].member < member { low = middle + 1 } else { high = middle }
        }
        return low < members.count && members[low].member == member ? members[low] : nil
    }
}
