/// One tree of invitations.
public struct InvitationTreeFigures: Sendable, Hashable, Codable {
    /// The member it begins with.
    public var root: Int64
    /// Its members, the root included; at least 2.
    public var size: Int
    public var depth: Int
    /// The Wiener index as a mean: steps between two members on average. Near 2: one brought them all; the higher, the more
    /// it went from mouth to mouth.
    public var meanDistance: Double
}
