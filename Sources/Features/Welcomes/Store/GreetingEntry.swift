public import FeatureRules
public import Kernel

/// A new contact who was to be welcomed, and what became of it.
public struct GreetingEntry: Sendable, Hashable {
    public var id: GreetingID
    public var state: GreetingState
    /// Why it was not sent, or is in doubt.
    public var reason: GreetingReason?
    /// Of the platform.
    public var code: Int?
    /// When they became a contact, by the platform, to the second.
    public var event: Instant
    /// Nil while it is under way.
    public var settled: Instant?
    /// As whom they were recorded; nil if nothing is known of them.
    public var contact: MemberID?
    /// The member shown for them.
    public var member: MemberID?
    /// Empty if it is not known.
    public var name: String
    /// userid of whom they added.
    public var staff: String
    /// Of the code they came by; empty if none.
    public var channel: String
    /// Attachments that could not be sent.
    public var leftOut: Int
    /// What they were told, or were to be told, as it was then; nil if nothing held, or nothing was chosen yet.
    public var told: Told?

    /// A version of a welcome.
    public struct Told: Sendable, Hashable {
        public var welcome: WelcomeID
        public var name: String
        public var body: WelcomeBody
    }
}
