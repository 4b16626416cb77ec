public import FeatureRules
public import Kernel
public import Storage

/// What came of codes.
public enum LiveCodeQueries {
    /// One day of a code.
    public struct Day: Sendable, Equatable {
        public var day: LocalDay
        /// How many visitors were shown which target.
        public var shown: [LiveTargetID: Int]
        /// How many found nothing open.
        public var turnedAway: Int
        /// How many left their contact and are kept yet.
        public var contacts: Int
        /// How many members came by its join ways.
        public var joined: Int
        /// How many of these are there yet.
        public var there: Int

        public var scans: Int { shown.values.reduce(turnedAway, +) }
    }

    /// What a visitor left.
    public struct Contact: Sendable, Equatable {
        public var id: Int64
        public var name: String
        public var reach: String
        public var at: Instant
    }

    /// The days on which anything was counted, the latest first.
    public static func days(
        of code: LiveCodeEntry, last count: Int, zone: Zone, until now: Instant, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [Day] {
        let today = zone.day(of: now), first = today + -max(0, count - 1)
        var days: [LocalDay: Day] = [:]
        func note(_ day: LocalDay, _ change: (inout Day) -> Void) {
            guard day >= first else { return }
            change(&days[day, default: Day(day: day, shown: [:], turnedAway: 0, contacts: 0, joined: 0, there: 0)])
        }
        try tx.each(
            """
            SELECT day, target_id, shown FROM live_day WHERE workspace_id = \(workspace) AND code_id = \(code.id) AND day >= \(first)
            """
        ) { row in
            let target = row.id(1, LiveTargetKind.self), shown = row.int(2)
            guard shown > 0 else { return }
            note(row.day(0)) { if target.rawValue == 0 { $0.turnedAway += shown } else { $0.shown[target, default: 0] += shown } }
        }
        let from = zone.start(of: first)
        try tx.each(
            "SELECT at_ms FROM live_contact WHERE workspace_id = \(workspace) AND code_id = \(code.id) AND at_ms >= \(from)"
        ) { row in note(zone.day(of: row.instant(0))) { $0.contacts += 1 } }
        for attribution in code.targets.compactMap(\.attribution) {
            try tx.each(
                """
                SELECT joined_ms, left_ms FROM customer_group_stay
                WHERE workspace_id = \(workspace) AND state = \(attribution) AND state <> '' AND joined_ms >= \(from)
                """
            ) { row in
                note(zone.day(of: row.instant(0))) {
                    $0.joined += 1
                    if row.isNull(1) { $0.there += 1 }
                }
            }
        }
        return days.values.sorted { $0.day > $1.day }
    }

    /// Who came by a join way.
    public struct Joined: Sendable, Equatable {
        public var came: Int
        /// How many of these are there yet.
        public var there: Int

        public init(came: Int, there: Int) {
            self.came = came
            self.there = there
        }
    }

    /// Who came by each join way, ever.
    public static func joined(_ code: LiveCodeEntry, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [LiveTargetID: Joined] {
        var found: [LiveTargetID: Joined] = [:]
        for target in code.targets {
            guard let attribution = target.attribution else { continue }
            found[target.id] = try tx.first(
                """
                SELECT count(*), sum(CASE WHEN left_ms IS NULL THEN 1 ELSE 0 END) FROM customer_group_stay
                WHERE workspace_id = \(workspace) AND state = \(attribution) AND state <> ''
                """) { row in Joined(came: row.int(0), there: row.optional(1, row.int) ?? 0) }
        }
        return found
    }

    /// The latest first.
    public static func contacts(of code: LiveCodeID, limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [Contact] {
        try tx.all(
            """
            SELECT id, name, reach, at_ms FROM live_contact WHERE workspace_id = \(workspace) AND code_id = \(code)
            ORDER BY at_ms DESC, id DESC LIMIT \(limit)
            """) { Contact(id: $0.integer(0), name: $0.text(1), reach: $0.text(2), at: $0.instant(3)) }
    }
}
