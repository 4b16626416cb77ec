/// One time of a member in a group: from a join that was written down to the leave or removal after it.
public struct Stay: Sendable, Hashable, Codable {
    public var joinedMs: Int64
    /// Nil while the member is still there, or if the log does not tell.
    public var leftMs: Int64?

    public init(joinedMs: Int64, leftMs: Int64?) {
        self.joinedMs = joinedMs
        self.leftMs = leftMs
    }
}
