public enum GreetingKind {}
/// One new contact who is to be welcomed.
public typealias GreetingID = ID<GreetingKind>
