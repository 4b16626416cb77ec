internal import Kernel
internal import Storage

/// What certain members said, newest first.
///
/// No index leads from a member to messages, and one over millions of messages would cost every import. The board of days tells on
/// which days of which groups they spoke, and when first and last; only what was said in between is looked through.
struct MemberTrail {
    let workspace: WorkspaceID
    /// The workspace's, in which the board's days are cut.
    let zone: Zone
    /// Nil for all groups.
    var group: GroupID?
    /// The ids that messages may have.
    var ids: Range<Int64> = 0..<Int64.max

    /// A day on which a member spoke.
    private struct Day {
        var day: LocalDay
        var group: GroupID
        var member: MemberID
        var messages: Int64
        var first: Instant
        var last: Instant
    }

    /// So many days are asked for at once, always by the same statement.
    private static let daysAtOnce = 64
    private static let dayStatement = """
        SELECT day, messages, first_ms, last_ms FROM member_day
        WHERE workspace_id = $1 AND group_id = $2 AND member_id = $3 AND messages > 0
        AND day IN (\((0..<daysAtOnce).map { "$\($0 + 4)" }.joined(separator: ", ")))
        """

    /// The newest `limit` messages of all these members together.
    ///
    /// - Parameter look: once so many messages of whomever were looked through, no further one is.
    func newest(_ limit: Int, by members: Set<MemberID>, look: Int = .max, _ tx: any ReadTransaction) throws -> [Int64] {
        guard limit > 0, !ids.isEmpty else { return [] }
        var bearers: [MemberID: Set<Int64>] = [:]
        for member in members { bearers[member] = Set(try MergedMembers.recorded(as: member, in: workspace, tx).map(\.rawValue)) }
        var found: [Int64] = [], reached: LocalDay?, rest = look
        for day in try days(of: members, for: Int64(limit), tx) {
            if rest <= 0 || found.count >= limit && day.day != reached { break }
            reached = day.day
            rest -= try read(day, bearers[day.member] ?? [], atMost: rest, &found, tx)
        }
        return Array(found.sorted(by: >).prefix(limit))
    }

    /// The latest days on which they spoke, until their messages are enough.
    private func days(of members: Set<MemberID>, for limit: Int64, _ tx: any ReadTransaction) throws -> [Day] {
        let first = zone.day(of: IDSequence.instant(of: ids.lowerBound)), end = zone.day(of: IDSequence.instant(of: ids.upperBound - 1))
        var memberships = try members.flatMap { try MemberQueries.memberships(of: $0, in: workspace, tx) }
        memberships.removeAll { $0.messages == 0 || group != nil && group != $0.group }
        memberships.sort { ($1.last ?? .init(milliseconds: 0), $0.group, $0.member) < ($0.last ?? .init(milliseconds: 0), $1.group, $1.member) }
        var days: [Day] = [], oldest = first
        for membership in memberships {
            guard let began = membership.first, let ended = membership.last else { continue }
            let from = max(oldest, zone.day(of: began))
            var to = min(end, zone.day(of: ended)), enough = limit
            while to >= from, enough > 0 {
                let block = try self.days(of: membership, from: max(from, to + (1 - Self.daysAtOnce)), to: to, tx)
                days += block
                // What was said on the last day may all be younger than what is asked for.
                for day in block where day.day < end { enough -= day.messages }
                to = to + -Self.daysAtOnce
            }
            days.sort { ($1.day, $0.group, $0.member) < ($0.day, $1.group, $1.member) }
            var sum: Int64 = 0
            if let last = days.first(where: { day in
                if day.day < end { sum += day.messages }
                return sum >= limit
            }) {
                oldest = last.day
                days.removeAll { $0.day < oldest }
            }
        }
        return days
    }

    /// The key of the board begins with group and day, so each day is looked up by itself.
    private func days(of membership: MembershipEntry, from: LocalDay, to: LocalDay, _ tx: any ReadTransaction) throws -> [Day] {
        // Where there are fewer days, the last one is asked for several times.
        let asked = (0..<Self.daysAtOnce).map { min(from + $0, to).bound }
        let sql = SQL(text: Self.dayStatement, values: [workspace.bound, membership.group.bound, membership.member.bound] + asked)
        return try tx.all(sql) { row in
            Day(
                day: row.day(0), group: membership.group, member: membership.member, messages: row.integer(1), first: row.instant(2),
                last: row.instant(3))
        }
    }

    /// Adds what the member said on that day, and returns how many messages were looked through.
    private func read(
        _ day: Day, _ recorded: Set<Int64>, atMost most: Int, _ found: inout [Int64], _ tx: any ReadTransaction
    ) throws -> Int {
        var looked = 0
        // Of two messages both times are known.
        let spans = day.messages > 2 ? [day.first...day.last] : day.first == day.last ? [day.last...day.last] : [day.last...day.last, day.first...day.first]
        for span in spans where looked < most {
            try tx.each(
                """
                SELECT id, member_id FROM message WHERE workspace_id = \(workspace) AND group_id = \(day.group)
                AND at_ms >= \(span.lowerBound) AND at_ms <= \(span.upperBound) ORDER BY at_ms DESC, id DESC LIMIT \(most - looked)
                """
            ) { row in
                looked += 1
                if recorded.contains(row.integer(1)), ids.contains(row.integer(0)) { found.append(row.integer(0)) }
            }
        }
        return looked
    }
}
