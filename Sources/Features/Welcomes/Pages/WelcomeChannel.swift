/// A way by which contacts come, as whoever keeps such ways names it.
struct WelcomeChannel: Sendable, Hashable {
    /// Comes back with everybody who came by it.
    let state: String
    let name: String
}
