public enum GroupWelcomeKind {}
/// A template of what people are told who come into a group.
public typealias GroupWelcomeID = ID<GroupWelcomeKind>
