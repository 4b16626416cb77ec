public import FeatureRules
internal import Foundation
public import Kernel
public import Storage
public import WeComConnector

/// Checks whether everything about a connection works, and keeps what it found.
public struct ConnectionCheckDesk: Sendable {
    /// What is known of a connection without asking anybody.
    public struct Overview: Sendable {
        /// What was found by checks, by line; a line that was never checked is missing.
        public var found: [CheckLine: CheckResult]
        /// Groups that are there, and who owns them.
        public var groups: Int
        public var owners: Int
        public var counts: CallbackCounts
        /// The latest first, three at most.
        public var comparisons: [ConnectionComparison]
        public var usage: WeComUsage
        /// Nil if its message archive was not set up.
        public var archive: ArchiveEntry?
    }

    private let database: any Database
    private let desk: ConnectionDesk
    private let probe: PlatformProbe
    private let limits: WeComLimits
    private let world: World

    public init(database: any Database, desk: ConnectionDesk, probe: PlatformProbe, limits: WeComLimits, world: World) {
        self.database = database
        self.desk = desk
        self.probe = probe
        self.limits = limits
        self.world = world
    }

    /// Whether the platform takes the credentials; nil if it does.
    public func verify(_ terms: ConnectionTerms) async -> ConnectionComplaint? { await probe.verify(terms) }

    public func overview(_ entry: ConnectionEntry, in workspace: WorkspaceID) async throws -> Overview {
        let usage = limits.usage(of: entry.corpID)
        return try await database.read { tx in
            let groups = try tx.first(
                """
                SELECT count(*), count(DISTINCT owner) FROM customer_group
                WHERE workspace_id = \(workspace) AND connection_id = \(entry.id) AND state = 'live'
                """
            ) { (all: $0.int(0), owners: $0.int(1)) }
            return Overview(
                found: try Self.kept(of: entry.id, workspace, tx), groups: groups?.all ?? 0, owners: groups?.owners ?? 0,
                counts: try CallbackQueries.counts(of: entry, in: workspace, tx),
                comparisons: try ConnectionComparison.latest(of: entry.id, limit: 3, in: workspace, tx), usage: usage,
                archive: try ArchiveRows.one(entry.id, in: workspace, tx))
        }
    }

    /// Asks the platform, and calls our own address from outside. Refused before and taken now, the connection works again.
    ///
    /// - Parameter origin: our public address; nil if this server does not know it.
    /// - Throws: `ConnectionRefusal`.
    public func check(_ id: ConnectionID, origin: String?, workspace: WorkspaceID) async throws {
        let entry = try await desk.one(id, in: workspace), terms = try await desk.terms(of: id, workspace: workspace)
        let findings = await probe.look(terms), caller = CheckCaller(terms, world: world)
        let found = Self.results(findings) + [caller.clock(findings.clock), await caller.callback(origin, entry)], now = world.now()
        try await database.write { tx in
            guard try ConnectionRows.one(id, in: workspace, tx)?.secretNumber == entry.secretNumber else { return }
            try tx.run(
                """
                DELETE FROM wecom_check WHERE workspace_id = \(workspace) AND connection_id = \(id) AND line <> \(CheckLine.comparison.rawValue)
                """)
            for result in found { try Self.keep(result, at: now, of: id, workspace, tx) }
        }
        if let complaint = findings.token ?? findings.address, complaint.trouble.isOfSecret || complaint.trouble == .address {
            try await desk.noteRefused(entry, complaint, problem: "errcode \(complaint.code ?? 0)", workspace: workspace)
        } else if findings.token == nil, findings.range == nil {
            // Only an answer of the API proves that the address is trusted: a token is given to everybody.
            try await desk.noteAccepted(entry, workspace: workspace)
            if entry.state == .refused || entry.synced == nil { try await desk.ask(for: id, workspace: workspace) }
        }
    }

    /// Behind a door that is shut nothing is asked.
    private static func results(_ findings: PlatformProbe.Findings) -> [CheckResult] {
        let address = CheckResult(.address, findings.address, fine: "fine")
        func unasked(_ lines: CheckLine...) -> [CheckResult] { lines.map { CheckResult($0, .unknown, "unasked") } }
        if let token = findings.token {
            if findings.address != nil { return [address] + unasked(.token, .range) }
            return [CheckResult(.token, token, fine: "fine")] + unasked(.address, .range)
        }
        let token = CheckResult(.token, findings.agent, fine: "fine")
        if findings.address != nil { return [token, address] + unasked(.range) }
        if let range = findings.range {
            // An errcode is an answer of the API, and so somebody there trusts us.
            return [token, CheckResult(.range, range, fine: "fine")] + (range.code == nil ? unasked(.address) : [address])
        }
        let followers = ["count": "\(findings.followers)"]
        return [token, address, findings.followers == 0 ? CheckResult(.range, .broken, "nobody") : CheckResult(.range, .fine, "fine", followers)]
    }

    static func keep(
        _ result: CheckResult, at now: Instant, of id: ConnectionID, _ workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws {
        let figures = String(decoding: try JSONEncoder().encode(result.figures), as: UTF8.self)
        try tx.run(
            """
            INSERT INTO wecom_check (workspace_id, connection_id, line, verdict, word, figures, checked_ms)
            VALUES (\(workspace), \(id), \(result.line.rawValue), \(result.verdict.rawValue), \(result.word), \(figures), \(now))
            """)
    }

    private static func kept(of id: ConnectionID, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [CheckLine: CheckResult] {
        let rows = try tx.all(
            "SELECT line, verdict, word, figures, checked_ms FROM wecom_check WHERE workspace_id = \(workspace) AND connection_id = \(id)"
        ) { row -> CheckResult? in
            // A line or a verdict of another version is not shown.
            guard let line = CheckLine(rawValue: row.text(0)), let verdict = CheckVerdict(rawValue: row.text(1)) else { return nil }
            let figures = try? JSONDecoder().decode([String: String].self, from: Data(row.text(3).utf8))
            return CheckResult(line, verdict, row.text(2), figures ?? [:], at: row.instant(4))
        }
        return Dictionary(rows.compactMap { $0 }.map { ($0.line, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
