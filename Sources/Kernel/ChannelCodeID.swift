public enum ChannelCodeKind {}
/// A code by which people become contacts of a company's staff.
public typealias ChannelCodeID = ID<ChannelCodeKind>
