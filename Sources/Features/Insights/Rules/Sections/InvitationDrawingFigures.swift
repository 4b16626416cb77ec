public import Kernel

/// The invitation trees, laid out for drawing: those through whom the most came.
public struct InvitationDrawingFigures: Section {
    public static let name = "invitations"

    public struct Node: Sendable, Hashable, Codable {
        public var member: MemberID
        /// Place of the inviter in `nodes`; nil for a root.
        public var inviter: Int?
        /// Along the generation, in widths of a node.
        public var x: Double
        public var depth: Int
        /// Members below this one that are not drawn.
        public var hidden: Int
    }

    public let nodes: [Node]
    public let width: Double
    public let depth: Int
    public let hiddenMembers: Int
    public let hiddenTrees: Int

    private static let limit = 120

    public init(_ evidence: GroupEvidence) {
        let layout = evidence.invitations.layout(limit: Self.limit)
        nodes = layout.nodes.map {
            Node(member: MemberID($0.member), inviter: $0.inviter, x: $0.x, depth: $0.depth, hidden: $0.hidden)
        }
        width = layout.width
        depth = layout.depth
        hiddenMembers = layout.hiddenMembers
        hiddenTrees = layout.hiddenTrees
    }

    public var people: Set<MemberID> { Set(nodes.map(\.member)) }
}
