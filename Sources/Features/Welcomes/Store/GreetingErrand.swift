internal import FeatureRules
public import Kernel

/// A welcome that is to be sent now: it is on disk that somebody sends it.
public struct GreetingErrand: Sendable {
    public let greeting: GreetingID
    public let code: String
    /// Whom of the company they added.
    public let staff: String
    public let contact: String
    /// Until when the code is taken.
    public let deadline: Instant
    public let body: WelcomeBody
    /// Tries whose answer nobody heard.
    public let doubts: Int
}
