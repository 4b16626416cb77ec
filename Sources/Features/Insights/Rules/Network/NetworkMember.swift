/// One member in the network of answers.
public struct NetworkMember: Sendable, Hashable, Codable {
    public var member: Int64
    /// Distinct people who answered this member, and whom this member answered.
    public var answeredBy: Int
    public var answered: Int
    /// Weight of the answers received and given.
    public var received: Double
    public var given: Double
    /// Distinct people tied to this member by an answer in either direction.
    public var ties: Int
    /// 0...1, all together 1: high for who is answered by those who are answered much themselves.
    public var pageRank: Double
    /// 0...1: the share of shortest paths between two others that lead through this member. Nil if the network is larger than
    /// what betweenness was measured on and this member is not among the most connected.
    public var betweenness: Double?
    /// 0...1: of the pairs of people tied to this member, the share tied to each other; 0 with fewer than two.
    public var clustering: Double
    /// Which connected part of the network; 0 is the largest.
    public var component: Int
    /// The place of this member's circle in `NetworkFigures.circles`; nil if they belong to none.
    public var circle: Int?
    /// 0...1: the share of ties that lead out of the member's own community.
    public var outside: Double
    /// Into how many circles the ties lead, the own one included.
    public var circlesTouched: Int
}
