/// Where to draw the members of the largest invitation trees.
public struct InvitationLayout: Sendable, Hashable, Codable {
    public struct Node: Sendable, Hashable, Codable {
        public var member: Int64
        /// Place of the inviter in `nodes`, before this one; nil for a root.
        public var inviter: Int?
        /// Along the generation, in widths of a node: 0...`width`; two nodes of one generation are at least 1 apart.
        public var x: Double
        /// Steps from the root.
        public var depth: Int
        /// Members below this one that are not drawn.
        public var hidden: Int
    }

    /// Inviters before those they invited.
    public var nodes: [Node] = []
    /// The largest `x` and the largest `depth`.
    public var width = 0.0
    public var depth = 0
    /// Members of trees that are not drawn, and trees of which nothing is.
    public var hiddenMembers = 0
    public var hiddenTrees = 0

    public init() {}
}
