public import Kernel

/// The network of the last twelve weeks, laid out for drawing: the most connected members as circles in a square.
public struct NetworkDrawingFigures: Section {
    public static let name = "network"

    public struct Node: Sendable, Hashable, Codable {
        public var member: MemberID
        /// The centre and the radius in the unit square, y downwards.
        public var x: Double
        public var y: Double
        public var radius: Double
        /// The place of their circle in the structure's `circles`; nil for none.
        public var circle: Int?
        /// Distinct people who turned to them.
        public var answeredBy: Int
    }

    public let days: Int
    public let nodes: [Node]
    public let ties: [NetworkLayout.Tie]
    public let hiddenMembers: Int
    public let hiddenTies: Int

    /// The same network is always drawn the same.
    private static let seed: UInt64 = 1
    private static let limit = 60
    /// The radius of who nobody turned to, and how it grows with the square root of those who did.
    private static let smallest = 0.012
    private static let growth = 0.006

    public init(_ evidence: GroupEvidence) {
        let structure = evidence.structure
        let layout = structure.network.layout(seed: Self.seed, figures: structure.figures, limit: Self.limit) { member in
            Self.smallest + Self.growth * Double(member.answeredBy).squareRoot()
        }
        days = GroupEvidence.networkDays
        nodes = layout.nodes.map { node in
            Node(
                member: MemberID(node.member), x: node.x, y: node.y, radius: node.radius, circle: node.circle,
                answeredBy: structure.figures.of(node.member)?.answeredBy ?? 0)
        }
        ties = layout.ties
        hiddenMembers = layout.hiddenMembers
        hiddenTies = layout.hiddenTies
    }

    public var people: Set<MemberID> { Set(nodes.map(\.member)) }
}
