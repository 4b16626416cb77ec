public import FeatureRules
public import Kernel

/// A welcome as pages show it.
public struct WelcomeEntry: Sendable, Hashable {
    public var id: WelcomeID
    public var name: String
    public var isDefault: Bool
    public var isOn: Bool
    public var version: Int
    public var terms: WelcomeTerms
    public var body: WelcomeBody
    public var created: Instant

    /// It has something to say.
    public var isComplete: Bool { !body.text.isEmpty || !body.attachments.isEmpty }
}
