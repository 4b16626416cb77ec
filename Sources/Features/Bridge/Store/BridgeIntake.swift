public import Exports
public import FeatureRules
public import Journal
public import Kernel
public import Storage
internal import Synchronization
public import Vault

/// Takes what comes over bridges: messages, events and boards in one transaction with the ids that keep a line from coming twice.
/// Figures, work list and search follow seconds later (`work`).
public final class BridgeIntake: Sendable {
    let database: any Database
    let insights: InsightsDesk
    let search: SearchDesk
    /// The workspaces whose figures do not know yet what came.
    let waiting = Mutex<Set<WorkspaceID>>([])
    let calls: AsyncStream<Void>
    let bell: AsyncStream<Void>.Continuation
    private let vault: Vault
    private let journal: Journal
    private let board: ActivityBoard
    private let world: World

    public init(
        database: any Database, vault: Vault, journal: Journal, board: ActivityBoard, insights: InsightsDesk, search: SearchDesk, world: World
    ) {
        self.database = database
        self.vault = vault
        self.journal = journal
        self.board = board
        self.insights = insights
        self.search = search
        self.world = world
        (calls, bell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// So often a batch is written again under new ids before something else must be wrong.
    private static let renumberLimit = 8
    /// Batches of live talk share their fsync with others; larger ones have one of their own.
    private static let smallLines = 64

    /// Nil if there is no such bridge, or the key of the installation does not open its secret.
    public func receiver(_ id: BridgeID) async throws -> BridgeReceiver? {
        let row = try await database.read { tx in
            try tx.first("SELECT workspace_id, state, secret FROM bridge WHERE id = \(id)") {
                (workspace: $0.id(0, WorkspaceKind.self), state: $0.text(1), secret: $0.blob(2))
            }
        }
        guard let row, let secret = try? vault.open(row.secret, for: BridgeRows.place(id, in: row.workspace)) else { return nil }
        return BridgeReceiver(bridge: id, workspace: row.workspace, state: BridgeState(rawValue: row.state) ?? .off, secret: secret)
    }

    /// Keeps what is new; durable when this returns.
    ///
    /// - Throws: `BridgeRefusal.notFound`, `.isOff` if that became so meanwhile; `StorageError`, then nothing of it is kept.
    public func take(_ batch: BridgeBatch, from receiver: BridgeReceiver) async throws -> BridgeReceipt {
        let now = world.now(), refusalIDs = batch.refused.map { _ in world.id(BridgeKind.self).rawValue }
        let number = world.id(ImportKind.self).rawValue
        var tries = 0
        while true {
            let attempt: @Sendable (any WriteTransaction) throws -> Int = { [self] tx in
                let taken = try write(batch, number: number, receiver, now, tx)
                try BridgeRows.note(batch.refused, ids: refusalIDs, of: receiver.bridge, workspace: receiver.workspace, tx)
                return taken
            }
            do {
                let taken = try await batch.ids.count > Self.smallLines ? database.writeBulk(attempt) : database.write(attempt)
                if taken > 0 {
                    _ = waiting.withLock { $0.insert(receiver.workspace) }
                    bell.yield()
                }
                return BridgeReceipt(taken: taken, known: batch.ids.count - taken, refused: batch.refused)
            } catch StorageError.uniqueViolation where tries < Self.renumberLimit {
                // Its ids met those of others.
                tries += 1
            }
        }
    }

    /// - Returns: how many lines were new.
    private func write(
        _ batch: BridgeBatch, number: Int64, _ receiver: BridgeReceiver, _ now: Instant, _ tx: any WriteTransaction
    ) throws -> Int {
        let workspace = receiver.workspace, bridge = receiver.bridge
        guard let known = try BridgeRows.one(bridge, in: workspace, tx) else { throw BridgeRefusal.notFound }
        guard known.state == .on else { throw BridgeRefusal.isOff }
        let fresh = try keys(of: batch, bridge, workspace, tx), taken = fresh.count(where: { $0 })
        var said: Instant?
        if taken > 0 {
            let kept = BridgeLines(batch, where: fresh, world: world)
            let writer = ImportWriter(
                platform: known.platform, scope: .platform, workspace: workspace, groupName: nil, fallbackGroup: "", cause: .bridge(bridge),
                journal: journal, groups: GroupDirectory(world: world), members: MemberDirectory(world: world), board: board,
                memory: ImportMemory())
            let outcome = try writer.write(kept.batch, number: number, tx)
            writer.memory.keep()
            try writer.noteNames(tx)
            for (group, name) in kept.names(of: outcome.lineGroups) { try rename(group, name, workspace, tx) }
            // Whatever a clock says, nothing is known of the future.
            said = kept.lastSaid.map { min($0, now) }
        }
        try tx.run(
            """
            UPDATE bridge SET received_ms = \(now), lines = lines + \(taken), refused = refused + \(batch.refused.count),
                said_ms = CASE WHEN said_ms IS NULL OR said_ms < \(said.bound) THEN \(said.bound) ELSE said_ms END
            WHERE workspace_id = \(workspace) AND id = \(bridge)
            """)
        return taken
    }

    /// Notes the ids of all lines and says which were not there.
    private func keys(of batch: BridgeBatch, _ bridge: BridgeID, _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws -> [Bool] {
        var rows = ColumnBatch(count: batch.ids.count, bytes: batch.lines.bytes)
        rows.add("workspace_id", .same(workspace.bound))
        rows.add("bridge_id", .same(bridge.bound))
        rows.add("key", .texts(batch.ids.map { ColumnBatch.Place(offset: $0.offset, length: $0.length) }))
        return try tx.insert(rows, into: "bridge_line", unlessSame: ["workspace_id", "bridge_id", "key"])
    }

    /// The name that was given last counts, by whomever.
    private func rename(
        _ group: GroupID, _ name: (text: String, at: Instant), _ workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws {
        let isOld = try tx.exists(
            """
            SELECT 1 FROM event WHERE workspace_id = \(workspace) AND group_id = \(group) AND at_ms > \(name.at) AND kind = 'group.renamed'
            """)
        guard !isOld else { return }
        try tx.run("UPDATE chat_group SET name = \(String(name.text.prefix(GroupName.limit))) WHERE workspace_id = \(workspace) AND id = \(group)")
    }
}
