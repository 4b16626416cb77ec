/// A way by which contacts come, as whoever keeps such ways names it.
public struct WelcomeChannel: Sendable, Hashable {
    /// Comes back with everybody who came by it.
    public let state: String
    public let name: String

    public init(state: String, name: String) {
        self.state = state
        self.name = name
    }
}
