public enum WelcomeKind {}
/// What new contacts are told, and when it holds.
public typealias WelcomeID = ID<WelcomeKind>
