/// Is told how far the figures of a workspace are while they are made anew.
public struct FigureWatch: Sendable {
    /// So many groups are to be made; called again if they are made once more.
    public let begin: @Sendable (Int) -> Void
    /// One of them is made.
    public let made: @Sendable () -> Void

    public init(begin: @escaping @Sendable (Int) -> Void, made: @escaping @Sendable () -> Void) {
        self.begin = begin
        self.made = made
    }

    /// Nobody looks.
    public static let none = FigureWatch(begin: { _ in }, made: {})
}
