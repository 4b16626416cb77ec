/// The steps from nothing to a company whose groups are known, in their order.
public enum ConnectionStep: String, Sendable, CaseIterable {
    case credentials, callback, address, look

    /// The first that is not done; nil if all are.
    public static func next(after done: Set<ConnectionStep>) -> ConnectionStep? { allCases.first { !done.contains($0) } }
}
