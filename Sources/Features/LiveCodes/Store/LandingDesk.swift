internal import Crypto
public import FeatureRules
public import Kernel
public import Storage

/// Receives visitors of codes: shows them where there is room, and counts each once a day.
public struct LandingDesk: Sendable {
    private let database: any Database
    private let zones: @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone
    private let world: World
    /// So long a visitor is known again, by a cookie that holds for one code alone.
    public static let known = Span.days(30)
    private static let contactLimit = 10_000

    public init(database: any Database, zones: @escaping @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone, world: World) {
        self.database = database
        self.zones = zones
        self.world = world
    }

    /// What a visitor is shown.
    public struct Landing: Sendable, Equatable {
        public var workspace: WorkspaceID
        public var brand: String
        public var code: LiveCodeID
        public var slug: String
        public var name: String
        public var guide: String
        /// Nil if nothing is open: then they are asked for their contact.
        public var target: LiveTargetEntry?
    }

    /// - Parameter visitor: what their cookie holds, anything by chance; nil for those who are not counted: programs that make a
    ///   preview, and staff.
    /// - Returns: nil if there is no such code.
    public func visit(_ slug: CodeSlug, visitor: String?) async throws -> Landing? {
        guard let visitor else { return try await database.read { tx in try look(slug, before: nil, tx)?.landing } }
        let mark = Self.mark(of: visitor)
        return try await database.write { tx in try count(slug, mark, tx) }
    }

    /// The cookie itself is kept nowhere.
    static func mark(of visitor: String) -> [UInt8] { Array(SHA256.hash(data: Array(visitor.utf8)).prefix(16)) }

    /// Whether somebody with that cookie was counted before. Anybody can write a cookie; only one that was counted is no new visitor.
    public func knows(_ visitor: String, at slug: CodeSlug) async throws -> Bool {
        let mark = Self.mark(of: visitor)
        return try await database.read { tx in
            try tx.exists(
                """
                SELECT 1 FROM live_code c JOIN live_visit v ON v.workspace_id = c.workspace_id AND v.code_id = c.id
                WHERE c.slug = \(slug.text) AND v.visitor = \(mark) LIMIT 1
                """)
        }
    }

    /// Keeps what a visitor left; who left the same before is kept once.
    ///
    /// - Throws: `LiveCodeRefusal.notFound`, `.contactsFull`.
    public func leave(_ contact: LeftContact, at slug: CodeSlug) async throws {
        let id = world.id(LiveCodeKind.self).rawValue, now = world.now()
        try await database.write { tx in
            guard let found = try look(slug, before: nil, tx) else { throw LiveCodeRefusal.notFound }
            let workspace = found.landing.workspace, code = found.landing.code
            let count = try tx.first("SELECT count(*) FROM live_contact WHERE workspace_id = \(workspace) AND code_id = \(code)") { $0.int(0) }
            guard count ?? 0 < Self.contactLimit else { throw LiveCodeRefusal.contactsFull }
            try tx.run(
                """
                INSERT INTO live_contact (workspace_id, code_id, reach, id, name, at_ms)
                VALUES (\(workspace), \(code), \(contact.reach), \(id), \(contact.name), \(now))
                ON CONFLICT (workspace_id, code_id, reach) DO UPDATE SET name = excluded.name, at_ms = excluded.at_ms
                """)
        }
    }

    /// Whose code, or channel code, it is; nil if there is none.
    public func workspace(of slug: CodeSlug) async throws -> WorkspaceID? {
        try await database.read { tx in
            try tx.first(
                """
                SELECT workspace_id FROM live_code WHERE slug = \(slug.text)
                UNION ALL SELECT workspace_id FROM channel_code WHERE slug = \(slug.text) LIMIT 1
                """) { $0.id(0) }
        }
    }

    /// The picture of a target of a code; nil if no visitor is shown it now.
    ///
    /// - Parameter isStaff: they look at any.
    public func picture(of target: LiveTargetID, at slug: CodeSlug, isStaff: Bool) async throws -> (type: String, bytes: [UInt8])? {
        let now = world.now()
        return try await database.read { tx in
            let found = try tx.first("SELECT workspace_id, id FROM live_code WHERE slug = \(slug.text)") {
                (workspace: $0.id(0, WorkspaceKind.self), code: $0.id(1, LiveCodeKind.self))
            }
            guard let found, let code = try LiveCodeRows.one(found.code, in: found.workspace, tx), let entry = code.targets.first(where: { $0.id == target })
            else { return nil }
            guard isStaff || code.isOn && entry.seats.isShowable(at: now) else { return nil }
            return try tx.first(
                "SELECT type, bytes FROM live_picture WHERE workspace_id = \(found.workspace) AND target_id = \(target)") { ($0.text(0), $0.blob(1)) }
        }
    }

    private func look(
        _ slug: CodeSlug, before: LiveTargetID?, _ tx: any ReadTransaction
    ) throws -> (landing: Landing, choice: TargetChoice)? {
        let found = try tx.first(
            """
            SELECT c.workspace_id, w.name, c.id FROM live_code c JOIN workspace w ON w.id = c.workspace_id WHERE c.slug = \(slug.text)
            """) { (workspace: $0.id(0, WorkspaceKind.self), brand: $0.text(1), code: $0.id(2, LiveCodeKind.self)) }
        guard let found, let known = try LiveCodeRows.one(found.code, in: found.workspace, tx) else { return nil }
        let code = try LiveCodeRosters.counted(known, forChoice: true, at: world.now(), in: found.workspace, tx)
        let choice = code.isOn ? TargetChoice.choose(code.targets.map(\.seats), fill: code.fill, before: before, at: world.now()) : .none
        let target = code.targets.first { $0.id == choice.target }
        return (
            Landing(
                workspace: found.workspace, brand: found.brand, code: code.id, slug: slug.text, name: code.name, guide: code.guide, target: target),
            choice
        )
    }

    private func count(_ slug: CodeSlug, _ visitor: [UInt8], _ tx: any WriteTransaction) throws -> Landing? {
        guard let place = try tx.first("SELECT workspace_id, id FROM live_code WHERE slug = \(slug.text)", {
            (workspace: $0.id(0, WorkspaceKind.self), code: $0.id(1, LiveCodeKind.self))
        }) else { return nil }
        let workspace = place.workspace, code = place.code, today = try zones(workspace, tx).day(of: world.now())
        let last = try tx.first(
            """
            SELECT day, target_id FROM live_visit WHERE workspace_id = \(workspace) AND code_id = \(code) AND visitor = \(visitor)
            ORDER BY day DESC LIMIT 1
            """) { row in (day: row.day(0), target: row.optional(1) { row.id($0, LiveTargetKind.self) }) }
        guard let (landing, choice) = try look(slug, before: last?.target, tx) else { return nil }
        let tally = VisitTally(workspace: workspace, code: code, day: today)
        // A clock that went back must not count anybody twice.
        if let last, last.day >= today {
            if last.target != choice.target { try VisitTally(workspace: workspace, code: code, day: last.day).move(visitor, from: last.target, to: choice, tx) }
        } else {
            try tally.add(visitor, choice, tx)
            let old = today + -Int(Self.known.wholeDays)
            try tx.run("DELETE FROM live_visit WHERE workspace_id = \(workspace) AND code_id = \(code) AND day < \(old)")
        }
        return landing
    }
}
