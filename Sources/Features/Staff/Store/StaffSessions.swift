public import Kernel
public import Storage
public import Web

/// Sessions in the database.
public struct StaffSessions: SessionStore {
    private let database: any Database
    private let memory: SeatMemory?
    private let board = StaffBoard()

    /// - Parameter memory: who was asked for within the last second; nil asks the database every time.
    public init(database: any Database, memory: SeatMemory? = nil) {
        self.database = memory?.watching(database) ?? database
        self.memory = memory
    }

    public func open(_ staff: StaffID, tokenHash: [UInt8], expires: Instant) async throws {
        let opened = expires - SessionToken.life
        try await database.write { tx in
            // Those who sign in sweep up what has expired; nothing else needs a clock.
            try tx.run("DELETE FROM session WHERE expires_ms <= \(opened)")
            try tx.run(
                """
                INSERT INTO session (token_hash, staff_id, opened_ms, expires_ms)
                VALUES (\(tokenHash), \(staff), \(opened), \(expires))
                """)
        }
    }

    public func find(tokenHash: [UInt8], now: Instant) async throws -> SignedIn? {
        guard let memory else { return try await look(tokenHash, now) }
        if let known = memory.person(tokenHash, now: now) { return known }
        let generation = memory.generation
        let found = try await look(tokenHash, now)
        if let found { memory.remember(found, tokenHash, now: now, generation: generation) }
        return found
    }

    private func look(_ tokenHash: [UInt8], _ now: Instant) async throws -> SignedIn? {
        try await database.read { tx in
            let session = try tx.first(
                "SELECT staff_id, expires_ms FROM session WHERE token_hash = \(tokenHash) AND expires_ms > \(now)"
            ) { (staff: $0.id(0, StaffKind.self), expires: $0.instant(1)) }
            guard let session, let account = try board.account(session.staff, tx) else { return nil }
            return SignedIn(
                staff: session.staff, name: account.name, language: account.language,
                seats: try board.seats(of: session.staff, tx), expires: session.expires)
        }
    }

    public func extend(tokenHash: [UInt8], expires: Instant) async throws {
        try await database.write { tx in
            _ = try tx.run("UPDATE session SET expires_ms = \(expires) WHERE token_hash = \(tokenHash)")
        }
    }

    public func close(tokenHash: [UInt8]) async throws {
        try await database.write { tx in _ = try tx.run("DELETE FROM session WHERE token_hash = \(tokenHash)") }
    }
}
