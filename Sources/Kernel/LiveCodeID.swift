public enum LiveCodeKind {}
/// A permanent code that leads to a group.
public typealias LiveCodeID = ID<LiveCodeKind>
