/// Who may call a route; every route states it, and only `Gate` judges it.
public enum Access: Sendable, Equatable {
    /// Anybody, signed in or not.
    case everyone
    /// Anybody with a session, whatever the workspace.
    case signedIn
    /// A session and one of these roles in the workspace of the path `/w/{workspace}/…`.
    case role(Set<Role>)
}
