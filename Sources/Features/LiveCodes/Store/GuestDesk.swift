internal import Crypto
public import FeatureRules
public import Kernel
public import Storage

/// Knows the visitors of codes who said by WeCom who they are, and whether they are wanted.
public struct GuestDesk: Sendable {
    private let database: any Database
    private let world: World

    public init(database: any Database, world: World) {
        self.database = database
        self.world = world
    }

    /// Nil if visitors of that code are not asked, or there is no such code.
    public func gate(of slug: CodeSlug) async throws -> GuestGate? {
        try await database.read { tx in
            let found = try tx.first(
                "SELECT workspace_id, id, guest_connection_id, known_guests FROM live_code WHERE slug = \(slug.text) AND guest_connection_id IS NOT NULL"
            ) { row in
                (workspace: row.id(0, WorkspaceKind.self), code: row.id(1, LiveCodeKind.self), connection: row.id(2, ConnectionKind.self), rule: row.optional(3, row.text))
            }
            guard let found else { return nil }
            // A connection that is gone, switched off or refused asks nobody: the codes go on.
            guard let connection = try ConnectionRows.one(found.connection, in: found.workspace, tx), connection.state == .on else { return nil }
            return GuestGate(
                workspace: found.workspace, code: found.code, connection: connection, rule: found.rule.flatMap { KnownGuests(rawValue: $0) } ?? .theirs)
        }
    }

    /// What the platform sends back unchanged, so that nobody signs somebody else in: it belongs to the visitor's cookie.
    public static func state(of visitor: String) -> String {
        SHA256.hash(data: Array("state \(visitor)".utf8)).prefix(16).map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
    }

    /// Keeps who a visitor is.
    ///
    /// - Parameter externalID: what the platform calls them; nil for somebody who is no contact, or for staff.
    public func note(_ visitor: String, externalID: String?, at gate: GuestGate) async throws {
        let now = world.now(), mark = LandingDesk.mark(of: visitor)
        try await database.write { tx in
            let member = try externalID.flatMap { id in
                try MemberDirectory.known(platform: CompanyStaff.platform, keys: [id], gate.workspace, tx)[id]
            }
            try tx.run(
                """
                INSERT INTO live_guest (workspace_id, code_id, visitor, member_id, at_ms)
                VALUES (\(gate.workspace), \(gate.code), \(mark), \(member.bound), \(now))
                ON CONFLICT (workspace_id, code_id, visitor) DO UPDATE SET member_id = excluded.member_id, at_ms = excluded.at_ms
                """)
            try tx.run(
                """
                DELETE FROM live_guest WHERE workspace_id = \(gate.workspace) AND code_id = \(gate.code) AND at_ms < \(now - LandingDesk.known)
                """)
        }
    }

    /// What becomes of a visitor, and the name of their group; nil if they have not said who they are.
    public func verdict(on visitor: String, at gate: GuestGate) async throws -> (verdict: GuestVerdict, group: String?)? {
        let mark = LandingDesk.mark(of: visitor), oldest = world.now() - LandingDesk.known
        return try await database.read { tx -> (verdict: GuestVerdict, group: String?)? in
            let found = try tx.first(
                """
                SELECT member_id FROM live_guest
                WHERE workspace_id = \(gate.workspace) AND code_id = \(gate.code) AND visitor = \(mark) AND at_ms >= \(oldest)
                """
            ) { row in row.optional(0) { row.id($0, MemberKind.self) } }
            guard let found else { return nil }
            guard let recorded = found else { return (.welcome, nil) }
            let member = try MergedMembers(of: gate.workspace, tx).shown(recorded)
            let group = try tx.first(
                """
                SELECT g.id, g.name FROM membership m JOIN chat_group g ON g.workspace_id = m.workspace_id AND g.id = m.group_id
                WHERE m.workspace_id = \(gate.workspace) AND m.member_id = \(member) AND m.present = 1 ORDER BY g.id DESC LIMIT 1
                """
            ) { (id: $0.id(0, GroupKind.self), name: $0.text(1)) }
            let isListed = try Blacklist.entry(of: member, in: gate.workspace, tx) != nil
            let verdict = GuestVerdict(isListed: isListed, group: group?.id, rule: gate.rule)
            return (verdict, group?.name)
        }
    }
}
