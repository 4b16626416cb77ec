/// Where to draw the most connected members of a network: a picture of at most some sixty circles in the unit square.
public struct NetworkLayout: Sendable, Hashable, Codable {
    public struct Node: Sendable, Hashable, Codable {
        public var member: Int64
        /// The centre; with its radius inside of 0...1, y downwards.
        public var x: Double
        public var y: Double
        /// As asked for, or smaller where the square is too full. No two nodes overlap.
        public var radius: Double
        /// The member's circle as in `NetworkFigures.circles`.
        public var circle: Int?
    }

    /// A line to draw, between two places in `nodes`.
    public struct Tie: Sendable, Hashable, Codable {
        public var a: Int
        public var b: Int
        /// Weight of the answers in both directions.
        public var weight: Double
    }

    /// The most connected first.
    public var nodes: [Node] = []
    /// Each node's `strongest` ties, and those that keep together what is connected; the strongest first.
    public var ties: [Tie] = []
    /// Members of the network who are not drawn.
    public var hiddenMembers = 0
    /// Ties between drawn members that are not drawn.
    public var hiddenTies = 0

    /// More lines than these of each node make a ball of wool.
    public static let strongest = 3

    public init() {}
}
