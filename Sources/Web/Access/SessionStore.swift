public import Kernel

/// Where sessions are kept. It never sees a token, only the token's SHA-256: a stolen database opens no door.
public protocol SessionStore: Sendable {
    func open(_ staff: StaffID, tokenHash: [UInt8], expires: Instant) async throws
    /// Nil if there is none, or it has expired at `now`.
    func find(tokenHash: [UInt8], now: Instant) async throws -> SignedIn?
    func extend(tokenHash: [UInt8], expires: Instant) async throws
    func close(tokenHash: [UInt8]) async throws
}
