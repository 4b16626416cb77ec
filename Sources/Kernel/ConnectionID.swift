public enum ConnectionKind {}
/// A connection to a company's WeCom.
public typealias ConnectionID = ID<ConnectionKind>
