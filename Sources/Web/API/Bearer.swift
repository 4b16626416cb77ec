public import Kernel

/// The token behind a call of the API, and the place it opens.
public struct Bearer: Sendable {
    public var token: TokenID
    public var scope: Scope
    /// Its workspace, with the role that comes nearest to the scope.
    public var seat: Seat

    public init(token: TokenID, scope: Scope, seat: Seat) {
        self.token = token
        self.scope = scope
        self.seat = seat
    }
}

/// Where tokens are kept. It never sees a secret, only its SHA-256.
public protocol BearerStore: Sendable {
    /// Nil if there is no such token, or it was revoked, or it has expired at `now`. Notes that it was used.
    func find(secretHash: [UInt8], now: Instant) async throws -> Bearer?
}
