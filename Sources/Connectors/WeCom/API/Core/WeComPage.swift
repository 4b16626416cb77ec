/// One page of a list.
public protocol WeComPage: Sendable {
    /// Where the next page begins; empty if this is the last one.
    var nextCursor: String { get }
}
