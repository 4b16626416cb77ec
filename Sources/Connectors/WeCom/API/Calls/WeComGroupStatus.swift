/// What is the matter with the owner of a group.
public enum WeComGroupStatus: Int, Sendable, CaseIterable {
    /// Nothing.
    case normal = 0
    /// The owner left the corp, and nobody has taken the group over.
    case ownerLeft = 1
    case beingTakenOver = 2
    case takenOver = 3
}
