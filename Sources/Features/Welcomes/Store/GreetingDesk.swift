public import FeatureRules
public import Kernel
public import Storage

/// Hands out welcomes that are to be sent, and writes down what became of each. That somebody sends one is on disk before the platform
/// is called.
public struct GreetingDesk: Sendable {
    private let database: any Database
    private let zones: @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone
    private let world: World

    /// Settled ones are kept for so long.
    public static let keptFor = Span.days(90)
    private static let atOnce = 200
    private static let life = Span(milliseconds: WelcomePolicy.codeLifeMs)

    public init(database: any Database, zones: @escaping @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone, world: World) {
        self.database = database
        self.zones = zones
        self.world = world
    }

    /// Where somebody waits to be welcomed.
    public struct Line: Sendable, Hashable {
        public let workspace: WorkspaceID
        public let connection: ConnectionID
    }

    public func lines() async throws -> [Line] {
        try await database.read { tx in
            try tx.all("SELECT DISTINCT workspace_id, connection_id FROM greeting WHERE state = 'waiting'") {
                Line(workspace: $0.id(0), connection: $0.id(1))
            }
        }
    }

    /// Takes back what somebody sent who was stopped: whether it arrived, nobody heard. Before anything is sent.
    public func releaseAll() async throws {
        try await database.write { tx in
            _ = try tx.run(
                "UPDATE greeting SET state = 'waiting', doubts = doubts + 1 WHERE state = 'sending'")
        }
    }

    /// Takes those that wait longest, and settles those that come too late or get nothing.
    ///
    /// - Parameter most: how many may be sent; 0 only settles.
    public func claim(_ most: Int, of line: Line) async throws -> [GreetingErrand] {
        let now = world.now(), workspace = line.workspace
        return try await database.write { [zones] tx in
            let waiting = try tx.all(
                """
                SELECT id, code, userid, external_userid, channel, event_ms, received_ms, doubts, welcome_id, version FROM greeting
                WHERE workspace_id = \(workspace) AND connection_id = \(line.connection) AND state = 'waiting'
                ORDER BY event_ms, id LIMIT \(Self.atOnce)
                """, Waiting.init)
            guard !waiting.isEmpty else { return [] }
            let choice = WelcomeChoice(try WelcomeRows.candidates(in: workspace, tx), zone: try zones(workspace, tx))
            var errands: [GreetingErrand] = []
            let isRefused = try ConnectionRows.one(line.connection, in: workspace, tx)?.state == .refused
            let hasBlacklist = try tx.exists("SELECT 1 FROM blacklist WHERE workspace_id = \(workspace) LIMIT 1")
            for each in waiting {
                if hasBlacklist, each.chosen == nil, try Self.isBlacklisted(each.contact, line, tx) {
                    try Self.settle(each.id, .unmatched, .blacklisted, nil, leftOut: 0, at: now, workspace, tx)
                    continue
                }
                // Whoever was told something, or may have been, is told the same.
                let chosen = try each.chosen ?? choice.choose(
                    state: each.channel, staff: each.staff, tags: choice.readsTags ? GreetingTags.of(each.contact, by: each.channel, at: each.event, line, tx) : [],
                    at: each.event
                ).map { (welcome: $0.welcome, version: $0.version) }
                guard let chosen, let body = try WelcomeRows.body(chosen.welcome, version: chosen.version, in: workspace, tx) else {
                    try Self.settle(each.id, .unmatched, nil, nil, leftOut: 0, at: now, workspace, tx)
                    continue
                }
                let deadline = each.event + Self.life
                guard now < deadline else {
                    let (state, reason) = each.late(deadline, isRefused: isRefused)
                    try Self.settle(each.id, state, reason, nil, leftOut: 0, at: now, workspace, tx)
                    continue
                }
                guard errands.count < most else { continue }
                try tx.run(
                    """
                    UPDATE greeting SET state = 'sending', welcome_id = \(chosen.welcome), version = \(chosen.version)
                    WHERE workspace_id = \(workspace) AND id = \(each.id)
                    """)
                errands.append(
                    GreetingErrand(
                        greeting: each.id, code: each.code, staff: each.staff, contact: each.contact, deadline: deadline, body: body, doubts: each.doubts))
            }
            return errands
        }
    }

    /// Writes down what became of one; of one that was settled before, nothing.
    ///
    /// - Parameters:
    ///   - code: of the platform.
    ///   - leftOut: attachments that could not be sent.
    public func settle(
        _ errand: GreetingErrand, _ state: GreetingState, _ reason: GreetingReason?, code: Int?, leftOut: Int, workspace: WorkspaceID
    ) async throws {
        let now = world.now()
        try await database.write { tx in
            try Self.settle(errand.greeting, state, reason, code, leftOut: leftOut, at: now, workspace, tx)
        }
    }

    /// Deletes what was settled long ago, and what was said only then.
    public func forget(in workspace: WorkspaceID) async throws {
        let before = world.now() - Self.keptFor
        try await database.write { tx in
            try tx.run(
                """
                DELETE FROM greeting WHERE workspace_id = \(workspace) AND id IN (
                    SELECT id FROM greeting WHERE workspace_id = \(workspace) AND received_ms < \(before) ORDER BY received_ms LIMIT 5000)
                """)
        }
    }

    /// What a contact is called, and whoever of the company, as far as it is known here.
    public func names(of errand: GreetingErrand, _ connection: ConnectionEntry, in workspace: WorkspaceID) async throws -> (contact: String?, staff: String?) {
        try await database.read { tx in
            let contact = try tx.first(
                """
                SELECT name FROM contact WHERE workspace_id = \(workspace) AND connection_id = \(connection.id)
                AND external_userid = \(errand.contact)
                """) { $0.text(0) }
            let staff = try tx.first(
                """
                SELECT name FROM identity WHERE workspace_id = \(workspace) AND platform = \(CompanyStaff.platform)
                AND key = \("\(connection.corpID)/\(errand.staff)")
                """) { $0.text(0) }
            return (contact.flatMap { $0.isEmpty ? nil : $0 }, staff.flatMap { $0.isEmpty ? nil : $0 })
        }
    }

    /// Whether they are known here, by whatever name, and on the blacklist.
    private static func isBlacklisted(_ contact: String, _ line: Line, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 FROM contact c JOIN member m ON m.workspace_id = c.workspace_id AND m.id = c.member_id
            CROSS JOIN blacklist b CROSS JOIN member listed
            WHERE c.workspace_id = \(line.workspace) AND c.connection_id = \(line.connection) AND c.external_userid = \(contact)
                AND b.workspace_id = c.workspace_id AND listed.workspace_id = b.workspace_id AND listed.id = b.member_id
                AND coalesce(listed.merged_into, listed.id) = coalesce(m.merged_into, m.id) LIMIT 1
            """)
    }

    private static func settle(
        _ id: GreetingID, _ state: GreetingState, _ reason: GreetingReason?, _ code: Int?, leftOut: Int, at now: Instant, _ workspace: WorkspaceID,
        _ tx: any WriteTransaction
    ) throws {
        try tx.run(
            """
            UPDATE greeting SET state = \(state.rawValue), reason = \((reason?.rawValue).bound), errcode = \(code.bound), settled_ms = \(now),
                left_out = \(leftOut)
            WHERE workspace_id = \(workspace) AND id = \(id) AND state IN ('waiting', 'sending')
            """)
    }

    /// One that waits, as its row tells.
    private struct Waiting {
        let id: GreetingID
        let code: String
        let staff: String
        let contact: String
        let channel: String
        let event: Instant
        let received: Instant
        let doubts: Int
        let chosen: (welcome: WelcomeID, version: Int)?

        init(_ row: any Row) {
            id = row.id(0)
            code = row.text(1)
            staff = row.text(2)
            contact = row.text(3)
            channel = row.text(4)
            event = row.instant(5)
            received = row.instant(6)
            doubts = row.int(7)
            let welcome = row.optional(8) { row.id($0, WelcomeKind.self) }, version = row.optional(9, row.int)
            chosen = welcome.flatMap { welcome in version.map { (welcome, $0) } }
        }

        func late(_ deadline: Instant, isRefused: Bool) -> (GreetingState, GreetingReason) {
            if doubts > 0 { return (.unknown, .noAnswer) }
            return (.tooLate, received >= deadline ? .toldLate : isRefused ? .credentialsRefused : .nobodyThere)
        }
    }
}
