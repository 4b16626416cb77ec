public enum WelcomeMediumKind {}
/// A file that welcomes show.
public typealias WelcomeMediumID = ID<WelcomeMediumKind>
