public import FeatureRules
public import Kernel
public import Storage

/// Keeps files that welcomes show, and knows which of them must be given to a company's WeCom again, because it forgets them after three
/// days.
public struct WelcomeMediaDesk: Sendable {
    private let database: any Database
    private let world: World

    /// Given again once they are so old: a platform that is away for a day does no harm.
    private static let renewedAfter = Span.days(2)
    /// What is nearer to its end than this is not sent any more.
    private static let margin = Span.minutes(5)
    private static let restAfterFailure = Span.minutes(1)
    /// A file that the platform does not take is tried so seldom.
    private static let restAfterRefusal = Span.hours(6)

    public init(database: any Database, world: World) {
        self.database = database
        self.world = world
    }

    /// The latest first.
    public func all(in workspace: WorkspaceID) async throws -> [WelcomeMedium] {
        try await database.read { tx in try WelcomeMediaRows.all(in: workspace, tx) }
    }

    /// - Throws: `WelcomeRefusal.fileMissing` if it is empty, `.fileTooLarge`, `.tooManyFiles`.
    public func add(name: String, bytes: [UInt8], workspace: WorkspaceID) async throws -> (id: WelcomeMediumID, kind: WelcomeFileKind) {
        let kind = WelcomeFileKind(bytes), id: WelcomeMediumID = world.id(), now = world.now()
        guard bytes.count >= WelcomeFileKind.leastBytes else { throw WelcomeRefusal.fileMissing }
        guard bytes.count <= kind.mostBytes else { throw WelcomeRefusal.fileTooLarge }
        let type =
            switch kind {
            case .image: bytes.first == 0xFF ? "image/jpeg" : "image/png"
            case .video: "video/mp4"
            case .file: "application/octet-stream"
            }
        let named = String(name.split(whereSeparator: { $0 == "/" || $0 == "\\" || $0.isNewline }).last?.prefix(100) ?? "")
        try await database.write { tx in
            let count = try tx.first("SELECT count(*) FROM welcome_medium WHERE workspace_id = \(workspace)") { $0.int(0) }
            guard count ?? 0 < WelcomePolicy.media else { throw WelcomeRefusal.tooManyFiles }
            try tx.run(
                """
                INSERT INTO welcome_medium (workspace_id, id, kind, name, type, size, bytes, added_ms)
                VALUES (\(workspace), \(id), \(kind.rawValue), \(named.isEmpty ? kind.rawValue : named), \(type), \(bytes.count), \(bytes), \(now))
                """)
        }
        return (id, kind)
    }

    /// - Throws: `WelcomeRefusal.notFound`, `.fileInUse`.
    public func remove(_ id: WelcomeMediumID, workspace: WorkspaceID) async throws {
        try await database.write { tx in
            guard let known = try WelcomeMediaRows.all(in: workspace, tx).first(where: { $0.id == id }) else { throw WelcomeRefusal.notFound }
            guard known.uses == 0 else { throw WelcomeRefusal.fileInUse }
            try tx.run("DELETE FROM welcome_upload WHERE workspace_id = \(workspace) AND medium_id = \(id)")
            try tx.run("DELETE FROM welcome_medium WHERE workspace_id = \(workspace) AND id = \(id)")
        }
    }

    /// A file with its bytes; nil if it is not there.
    public func file(_ id: WelcomeMediumID, in workspace: WorkspaceID) async throws -> (kind: WelcomeFileKind, name: String, type: String, bytes: [UInt8])? {
        try await database.read { tx in
            try tx.first("SELECT kind, name, type, bytes FROM welcome_medium WHERE workspace_id = \(workspace) AND id = \(id)") { row in
                (WelcomeFileKind(rawValue: row.text(0)) ?? .file, row.text(1), row.text(2), row.blob(3))
            }
        }
    }

    /// Files that a company's WeCom must get now: never given, or two days ago, and shown by a welcome that is on or by a template that
    /// is to be made.
    public func due(at connection: ConnectionID, in workspace: WorkspaceID) async throws -> [WelcomeMediumID] {
        let now = world.now(), old = now - Self.renewedAfter, rested = now - Self.restAfterFailure, refused = now - Self.restAfterRefusal
        let call = GroupWelcomeRows.call(connection)
        return try await database.read { tx in
            try tx.all(
                """
                SELECT m.id FROM welcome_medium m
                LEFT JOIN welcome_upload u ON u.workspace_id = m.workspace_id AND u.connection_id = \(connection) AND u.medium_id = m.id
                WHERE m.workspace_id = \(workspace) AND (u.media_id IS NULL OR u.uploaded_ms < \(old))
                AND (u.tried_ms IS NULL OR u.tried_ms < \(refused) OR u.problem IS NULL AND u.tried_ms < \(rested))
                AND (EXISTS (
                    SELECT 1 FROM welcome_use s JOIN welcome w ON w.workspace_id = s.workspace_id AND w.id = s.welcome_id
                    WHERE s.workspace_id = m.workspace_id AND s.medium_id = m.id AND w.is_on = 1)
                OR EXISTS (
                    SELECT 1 FROM group_welcome g JOIN outbox o ON o.workspace_id = g.workspace_id AND o.call = \(call)
                        AND o.key = CAST(g.id AS TEXT) || '.' || CAST(g.edition AS TEXT)
                    WHERE g.workspace_id = m.workspace_id AND g.medium_id = m.id AND o.state IN ('waiting', 'claimed')))
                ORDER BY m.id LIMIT 20
                """) { $0.id(0) }
        }
    }

    /// The platform has it.
    ///
    /// - Parameter at: from when on its three days count.
    public func note(_ mediaID: String, of id: WelcomeMediumID, at instant: Instant, by connection: ConnectionID, workspace: WorkspaceID) async throws {
        try await database.write { tx in
            try tx.run(
                """
                INSERT INTO welcome_upload (workspace_id, connection_id, medium_id, media_id, uploaded_ms)
                VALUES (\(workspace), \(connection), \(id), \(mediaID), \(instant))
                ON CONFLICT (workspace_id, connection_id, medium_id) DO UPDATE SET media_id = \(mediaID), uploaded_ms = \(instant),
                    tried_ms = NULL, problem = NULL
                """)
        }
    }

    /// It could not be given.
    ///
    /// - Parameter problem: why not, if the platform does not take it; nil if it may another time.
    public func noteFailed(_ problem: String?, of id: WelcomeMediumID, by connection: ConnectionID, workspace: WorkspaceID) async throws {
        let now = world.now()
        try await database.write { tx in
            try tx.run(
                """
                INSERT INTO welcome_upload (workspace_id, connection_id, medium_id, tried_ms, problem)
                VALUES (\(workspace), \(connection), \(id), \(now), \(problem.bound))
                ON CONFLICT (workspace_id, connection_id, medium_id) DO UPDATE SET tried_ms = \(now), problem = \(problem.bound)
                """)
        }
    }

    /// The platform says that it does not have them.
    public func forget(_ media: [WelcomeMediumID], by connection: ConnectionID, workspace: WorkspaceID) async throws {
        try await database.write { tx in
            try tx.run(
                """
                UPDATE welcome_upload SET media_id = NULL, uploaded_ms = NULL, tried_ms = NULL
                WHERE workspace_id = \(workspace) AND connection_id = \(connection) AND medium_id IN (\(each: media))
                """)
        }
    }

    /// What the platform calls those of the files that it has and will have long enough.
    public func known(_ media: [WelcomeMediumID], by connection: ConnectionID, in workspace: WorkspaceID) async throws -> [WelcomeMediumID: String] {
        guard !media.isEmpty else { return [:] }
        let oldest = world.now() - Span(milliseconds: WelcomePolicy.mediaLifeMs) + Self.margin
        let found = try await database.read { tx in
            try tx.all(
                """
                SELECT medium_id, media_id FROM welcome_upload WHERE workspace_id = \(workspace) AND connection_id = \(connection)
                AND medium_id IN (\(each: media)) AND media_id IS NOT NULL AND uploaded_ms > \(oldest)
                """) { ($0.id(0, WelcomeMediumKind.self), $0.text(1)) }
        }
        return Dictionary(found) { first, _ in first }
    }
}
