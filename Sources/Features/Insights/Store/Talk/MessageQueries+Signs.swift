public import FeatureRules
public import Kernel
public import Storage

extension MessageQueries {
    /// Messages with one sign: the rows behind a number of a group's content.
    public struct Signed: Sendable {
        /// Newest first.
        public var messages: [MessageEntry]
        /// Where it goes on; nil at the end. A page may be short or empty and still go on.
        public var next: MessageID?
    }

    /// So many days of the board, and so many messages of those days, are looked at for one page.
    private static let daysAtOnce = 400
    private static let messagesAtOnce = 20_000

    /// The board of talk tells on which days there are such messages; which ones they are, the same rule says again.
    ///
    /// - Parameters:
    ///   - days: of the workspace's zone; nil for the whole history.
    ///   - members: only theirs; nil for everybody.
    ///   - zone: the workspace's.
    public static func page(
        of group: GroupID, with sign: ContentSigns, days: ClosedRange<LocalDay>? = nil, by members: Set<MemberID>? = nil, before: MessageID?,
        limit: Int, zone: Zone, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> Signed {
        let end = days.map { IDSequence.floor(zone.start(of: $0.upperBound + 1)) } ?? .max
        let upper = max(1, min(before?.rawValue ?? .max, end))
        let last = zone.day(of: IDSequence.instant(of: upper - 1)), first = days?.lowerBound ?? LocalDay(number: .min)
        var open: [LocalDay] = [], looked = 0, oldest = last
        try tx.each(
            """
            SELECT day, talk FROM talk_day WHERE workspace_id = \(workspace) AND group_id = \(group)
            AND day >= \(first) AND day <= \(last) ORDER BY day DESC LIMIT \(Self.daysAtOnce)
            """
        ) { row in
            looked += 1
            oldest = row.day(0)
            guard let talk = row.withBytes(1, { TalkDay($0) }) else { return }
            if talk.posts.contains(where: { $0.sign == sign && members?.contains($0.member) != false }) { open.append(oldest) }
        }
        let merged = try MergedMembers(of: workspace, tx)
        var found: [Int64] = [], budget = Self.messagesAtOnce, stopped: Int64?
        for day in open where found.count <= limit && budget > 0 {
            var rows = 0
            try tx.each(
                """
                SELECT id, member_id, kind, text FROM message WHERE workspace_id = \(workspace) AND group_id = \(group)
                AND at_ms >= \(zone.start(of: day)) AND at_ms < \(zone.start(of: day + 1)) AND id < \(upper)
                ORDER BY at_ms DESC, id DESC LIMIT \(budget)
                """
            ) { row in
                rows += 1
                stopped = row.integer(0)
                guard found.count <= limit, members?.contains(merged.shown(row.id(1))) != false else { return }
                let signs = row.withBytes(3) { SignReader.signs(of: TalkForm(kind: UInt8(clamping: row.integer(2))), $0) }
                if signs.contains(sign) { found.append(row.integer(0)) }
            }
            budget -= rows
        }
        let shown = Array(found.prefix(limit))
        let next: Int64? =
            if found.count > limit { shown.last } else if budget <= 0 { stopped } else if looked == Self.daysAtOnce {
                IDSequence.floor(zone.start(of: oldest))
            } else { nil }
        return Signed(messages: try some(shown, in: workspace, tx), next: next.map { MessageID($0) })
    }
}
