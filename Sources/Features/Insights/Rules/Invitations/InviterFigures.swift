/// What became of those a member invited.
public struct InviterFigures: Sendable, Hashable, Codable {
    public var member: Int64
    /// Steps from the root.
    public var depth: Int
    /// Directly, and all who came through them.
    public var invited: Int
    public var descendants: Int
    /// Of those invited directly.
    public var stillPresent: Int
    public var spoke: Int
}
