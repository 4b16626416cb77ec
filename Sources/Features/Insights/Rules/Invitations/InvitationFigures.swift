/// What the invitations of a group look like as of an instant.
public struct InvitationFigures: Sendable, Hashable, Codable {
    /// Everybody in the forest, and those of them somebody is known to have invited.
    public var members = 0
    public var invited = 0
    /// Invitations left out because they would have closed a circle.
    public var droppedInvitations = 0
    /// The longest chain of invitations; 0 without any.
    public var maxDepth = 0
    /// 0...1: of the invitations, the share at the third step from a root or deeper; nil without invitations.
    public var deepShare: Double?
    /// Trees with at least one invitation, the largest first, equal sizes by their root.
    public var trees: [InvitationTreeFigures] = []
    /// How many came by each number of steps; from generation 0 without gaps.
    public var generations: [InvitationGeneration] = []
    /// Everybody who invited somebody, the most first, equal numbers by id.
    public var inviters: [InviterFigures] = []

    public init() {}
}
