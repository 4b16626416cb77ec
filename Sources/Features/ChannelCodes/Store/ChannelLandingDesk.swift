internal import Crypto
public import FeatureRules
public import Kernel
public import Storage

/// Receives visitors of a channel code's page and counts each once a day.
public struct ChannelLandingDesk: Sendable {
    private let database: any Database
    private let zones: @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone
    private let world: World

    public init(database: any Database, zones: @escaping @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone, world: World) {
        self.database = database
        self.zones = zones
        self.world = world
    }

    /// What a visitor is shown.
    public struct Landing: Sendable, Equatable {
        public var brand: String
        public var slug: String
        public var guide: String
        /// Where the platform shows the picture; nil until the code is made.
        public var qrCode: String?
        /// Whether there will be one soon.
        public var isBeingMade: Bool
        /// Whether whoever answers is away, so that it may take a while.
        public var isSlow: Bool
    }

    /// - Parameter visitor: what their cookie holds, anything by chance; nil for those who are not counted: programs that make a
    ///   preview, and staff.
    /// - Returns: nil if there is no such code.
    public func visit(_ slug: CodeSlug, visitor: String?) async throws -> Landing? {
        guard let visitor else { return try await database.read { tx in try look(slug, tx)?.landing } }
        // The cookie itself is kept nowhere.
        let mark = Array(SHA256.hash(data: Array(visitor.utf8)).prefix(16))
        return try await database.write { tx in
            guard let (workspace, code, landing) = try look(slug, tx) else { return nil }
            try count(mark, code, workspace, tx)
            return landing
        }
    }

    /// Whether a visitor was counted there before.
    public func knows(_ visitor: String, at slug: CodeSlug) async throws -> Bool {
        let mark = Array(SHA256.hash(data: Array(visitor.utf8)).prefix(16))
        return try await database.read { tx in
            guard let (workspace, code) = try ChannelRows.one(slug, tx) else { return false }
            return try tx.exists(
                "SELECT 1 FROM channel_visit WHERE workspace_id = \(workspace) AND code_id = \(code.id) AND visitor = \(mark) LIMIT 1")
        }
    }

    private func look(
        _ slug: CodeSlug, _ tx: any ReadTransaction
    ) throws -> (workspace: WorkspaceID, code: ChannelCodeID, landing: Landing)? {
        guard let (workspace, code) = try ChannelRows.one(slug, tx) else { return nil }
        let brand = try tx.first("SELECT name FROM workspace WHERE id = \(workspace)") { $0.text(0) } ?? ""
        let landing = Landing(
            brand: brand, slug: slug.text, guide: code.plan.guide, qrCode: code.qrCode, isBeingMade: code.isBeingMade || code.configID != nil && code.qrCode == nil, isSlow: code.reason == .nobody || !code.roster.isAcceptedAtOnce)
        return (workspace, code.id, landing)
    }

    private func count(_ visitor: [UInt8], _ code: ChannelCodeID, _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        let today = try zones(workspace, tx).day(of: world.now())
        // A clock that went back must not count anybody twice.
        let last = try tx.first(
            """
            SELECT max(day) FROM channel_visit WHERE workspace_id = \(workspace) AND code_id = \(code) AND visitor = \(visitor)
            """) { row in row.optional(0, row.day) }
        if let last = last ?? nil, last >= today { return }
        let added = try tx.run(
            """
            INSERT INTO channel_visit (workspace_id, code_id, day, visitor) VALUES (\(workspace), \(code), \(today), \(visitor))
            ON CONFLICT (workspace_id, code_id, day, visitor) DO NOTHING
            """)
        guard added > 0 else { return }
        try tx.run(
            """
            INSERT INTO channel_day (workspace_id, code_id, day, scans) VALUES (\(workspace), \(code), \(today), 1)
            ON CONFLICT (workspace_id, code_id, day) DO UPDATE SET scans = channel_day.scans + 1
            """)
        let old = today + -Int(LandingDesk.known.wholeDays)
        try tx.run("DELETE FROM channel_visit WHERE workspace_id = \(workspace) AND code_id = \(code) AND day < \(old)")
    }
}
