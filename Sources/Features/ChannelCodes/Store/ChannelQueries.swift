public import FeatureRules
public import Kernel
public import Storage

/// What came of channel codes, and who may answer to them.
public enum ChannelQueries {
    /// Over the whole time of a code.
    public struct Total: Sendable, Hashable {
        public var scans = 0
        public var added = 0
        public var lost = 0
        /// Added since midnight.
        public var today = 0

        /// Who is a contact now.
        public var here: Int { added - lost }

        public init() {}
    }

    /// Of each code that is there, zeros too.
    ///
    /// - Parameter midnight: when today began.
    public static func totals(
        of codes: [ChannelEntry], since midnight: Instant, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [ChannelCodeID: Total] {
        var found = Dictionary(codes.map { ($0.id, Total()) }, uniquingKeysWith: { first, _ in first })
        try tx.each("SELECT code_id, sum(scans) FROM channel_day WHERE workspace_id = \(workspace) GROUP BY code_id") { row in
            found[row.id(0)]?.scans = row.int(1)
        }
        for (connection, codes) in Dictionary(grouping: codes, by: \.connection) {
            let places = Dictionary(codes.map { ($0.attribution, $0.id) }, uniquingKeysWith: { first, _ in first })
            for start in stride(from: 0, to: codes.count, by: 200) {
                let states = codes[start..<min(start + 200, codes.count)].map(\.attribution)
                try tx.each(
                    """
                    SELECT state, count(*), sum(CASE WHEN lost_ms IS NULL OR status = 'transferred' THEN 0 ELSE 1 END), sum(CASE WHEN since_ms >= \(midnight) THEN 1 ELSE 0 END)
                    FROM contact_edge WHERE workspace_id = \(workspace) AND connection_id = \(connection) AND state IN (\(each: states))
                    AND state <> '' AND since_ms IS NOT NULL AND add_way NOT IN (\(each: ContactArrival.handedOver)) GROUP BY state
                    """
                ) { row in
                    guard let code = places[row.text(0)] else { return }
                    found[code]?.added = row.int(1)
                    found[code]?.lost = row.int(2)
                    found[code]?.today = row.int(3)
                }
            }
        }
        return found
    }

    /// The days on which anything happened, the latest first.
    public static func days(
        of code: ChannelEntry, last count: Int, zone: Zone, until now: Instant, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [ChannelDay] {
        let first = zone.day(of: now) + -max(0, count - 1), from = zone.start(of: first)
        var scans: [LocalDay: Int] = [:]
        try tx.each(
            "SELECT day, scans FROM channel_day WHERE workspace_id = \(workspace) AND code_id = \(code.id) AND day >= \(first)"
        ) { scans[$0.day(0)] = $0.int(1) }
        // Who spoke is known of the member shown, whomever the contact was merged into.
        let lastTalk = try InsightsDesk.defaultAsOf(workspace, tx)
        let stays = try tx.all(
            """
            SELECT e.since_ms, CASE WHEN e.status = 'transferred' THEN NULL ELSE e.lost_ms END, CASE WHEN EXISTS (
                SELECT 1 FROM contact c JOIN member m ON m.workspace_id = c.workspace_id AND m.id = c.member_id
                JOIN membership s ON s.workspace_id = c.workspace_id AND s.member_id = coalesce(m.merged_into, m.id)
                WHERE c.workspace_id = e.workspace_id AND c.connection_id = e.connection_id AND c.external_userid = e.external_userid
                AND s.last_ms > e.since_ms) THEN 1 ELSE 0 END
            FROM contact_edge e WHERE e.workspace_id = \(workspace) AND e.connection_id = \(code.connection) AND e.state = \(code.attribution)
            AND e.add_way NOT IN (\(each: ContactArrival.handedOver)) AND e.state <> '' AND (e.since_ms >= \(from) OR e.lost_ms >= \(from)) AND e.since_ms IS NOT NULL
            """
        ) { row in
            let since = row.instant(0), isTalkKnown = lastTalk.map { $0 > since } ?? false
            return ChannelStay(since: since, lost: row.optional(1, row.instant), hasSpoken: row.bool(2) ? true : isTalkKnown ? false : nil)
        }
        return ChannelStay.days(of: stays, scans: scans, from: first, in: zone, at: now)
    }

    /// What contacts can have come by, for whoever chooses among channels: the `state` of each code and its name.
    public static func choices(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [(state: String, name: String)] {
        try ChannelRows.all(in: workspace, tx).map { ($0.attribution, $0.plan.name) }
    }

    /// userids of the staff of a company who are known here, with their names, at most 200.
    public static func staff(
        of connection: ConnectionEntry, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [(id: String, name: String)] {
        try staff(ofCompany: connection.corpID, in: workspace, tx)
    }

    /// The same of a company that may not be connected any more.
    public static func staff(
        ofCompany corpID: String, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [(id: String, name: String)] {
        let prefix = corpID + "/"
        return try tx.all(
            """
            SELECT key, name FROM identity WHERE workspace_id = \(workspace) AND platform = \(CompanyStaff.platform)
            AND key >= \(prefix) AND key < \(corpID + "0") ORDER BY key LIMIT 200
            """
        ) { row in
            let id = String(row.text(0).dropFirst(prefix.count)), name = row.text(1)
            // Of whom the platform tells no name, the userid is shown.
            return (id, name.isEmpty || name == row.text(0) ? id : name)
        }
    }
}
