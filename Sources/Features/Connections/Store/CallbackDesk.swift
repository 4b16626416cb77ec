public import FeatureRules
public import Journal
public import Kernel
public import Storage
internal import Synchronization
public import Vault
public import WeComConnector

/// Takes what the platform calls us with: knows each connection's cipher, and keeps what was decrypted in the inbox.
public final class CallbackDesk: Sendable {
    /// A connection as a callback needs it.
    public struct Receiver: Sendable {
        public let connection: ConnectionID
        public let workspace: WorkspaceID
        public let state: ConnectionState
        public let cipher: CallbackCipher
    }

    private struct Remembered {
        var receiver: Receiver
        var until: Instant
    }

    /// So long a change made by another process, such as the command line, may stay unseen.
    private static let life = Span.seconds(1)
    /// More connections than these start again from nothing.
    private static let most = 1000

    private let database: any Database
    private let vault: Vault
    private let inbox: Inbox
    private let witnesses: [any CallbackWitness]
    private let world: World
    private let memory = Mutex<[ConnectionID: Remembered]>([:])

    /// - Parameter witnesses: write down what cannot wait for the inbox.
    public init(database: any Database, vault: Vault, witnesses: [any CallbackWitness] = [], world: World) {
        self.witnesses = witnesses
        self.database = database
        self.vault = vault
        self.world = world
        inbox = Inbox(world: world)
    }

    /// Nil if there is no such connection, or the key of the installation does not open its secrets.
    public func receiver(_ id: ConnectionID) async throws -> Receiver? {
        let now = world.now()
        let known = memory.withLock { $0[id] }
        if let known, known.until > now, known.until <= now + Self.life { return known.receiver }
        guard let receiver = try await database.read({ tx in try self.read(id, tx) }) else {
            memory.withLock { $0[id] = nil }
            return nil
        }
        memory.withLock { memory in
            if memory.count >= Self.most { memory = [:] }
            memory[id] = Remembered(receiver: receiver, until: now + Self.life)
        }
        return receiver
    }

    /// Keeps it; durable when this returns. False if it was there already.
    public func keep(_ message: CallbackMessage, for receiver: Receiver) async throws -> Bool {
        let key = message.key, source = ConnectionEntry.inboxSource(receiver.connection)
        let isNew = try await database.write { [inbox, witnesses] tx in
            guard try inbox.receive(source: source, key: key, body: message.bytes, workspace: receiver.workspace, tx) != nil else { return false }
            for witness in witnesses { try witness.write(message, to: receiver, tx) }
            return true
        }
        if isNew { for witness in witnesses { witness.wasKept(message) } }
        return isNew
    }

    /// The platform verified our address.
    public func noteReached(_ receiver: Receiver) async throws {
        let now = world.now()
        try await database.write { tx in
            try tx.run(
                "UPDATE wecom_connection SET reached_ms = \(now) WHERE workspace_id = \(receiver.workspace) AND id = \(receiver.connection)")
        }
    }

    private func read(_ id: ConnectionID, _ tx: any ReadTransaction) throws -> Receiver? {
        let row = try tx.first(
            "SELECT workspace_id, corp_id, state, callback_token, encoding_key FROM wecom_connection WHERE id = \(id)"
        ) { (workspace: $0.id(0, WorkspaceKind.self), corp: $0.text(1), state: $0.text(2), token: $0.blob(3), key: $0.blob(4)) }
        guard let row else { return nil }
        func opened(_ sealed: [UInt8], _ part: ConnectionRows.Part) throws -> String {
            String(decoding: try vault.open(sealed, for: ConnectionRows.place(part, of: id, in: row.workspace)), as: UTF8.self)
        }
        do {
            let cipher = try CallbackCipher(token: opened(row.token, .token), encodingKey: opened(row.key, .key), receiver: row.corp)
            return Receiver(
                connection: id, workspace: row.workspace, state: ConnectionState(rawValue: row.state) ?? .off, cipher: cipher)
        } catch is VaultProblem {
            return nil
        }
    }
}
