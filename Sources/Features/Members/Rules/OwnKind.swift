/// What somebody is who does not talk as one of a group's people, as marked by hand.
public enum OwnKind: String, Sendable, CaseIterable {
    /// Posts for the workspace.
    case person
    case robot
}
