/// Which of several open targets is shown. The raw value is the form on disk.
public enum FillOrder: String, Sendable, CaseIterable {
    /// The first that has room: one group after the other.
    case inOrder = "order"
    /// The emptiest: all grow alike.
    case evenly
}
