internal import Exports
public import FeatureRules
public import Kernel
public import Storage
internal import Text

/// Reads what a member talks about. It is counted when it is asked for: a board of every member's words would cost every import.
public enum MemberWordQueries {
    /// The messages of which the words are read, newest first.
    ///
    /// - Parameter zone: the workspace's.
    public static func latest(
        of member: MemberID, zone: Zone, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [MessageID] {
        try MessageQueries.latest(
            by: member, limit: MemberWordFigures.messagesRead, look: MemberWordFigures.messagesPassed, zone: zone, in: workspace, tx)
    }

    /// - Parameter said: the member's newest messages, of which those of the last weeks are read.
    /// - Parameter zone: the workspace's.
    public static func figures(
        of said: [MessageID], zone: Zone, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> MemberWordFigures {
        var known = KnownWeeks()
        return try figures(of: said, known: &known, zone: zone, in: workspace, tx)
    }

    /// Words of groups' weeks that were read for somebody before, and what reads words.
    public struct KnownWeeks {
        fileprivate var words: [GroupWeek: WordWeek?] = [:]
        fileprivate let reader = TalkWords()

        public init() {}
    }

    /// The same for one of several people of a group.
    public static func figures(
        of said: [MessageID], known: inout KnownWeeks, zone: Zone, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> MemberWordFigures {
        let said = said.prefix(MemberWordFigures.messagesRead)
        let days = said.map { zone.day(of: IDSequence.instant(of: $0.rawValue)) }
        guard let to = days.first else {
            return MemberWordFigures(from: nil, to: nil, words: MemberWords.find(own: WordWeek(), group: []))
        }
        let begin = to.weekStart + -7 * (MemberWordFigures.weeks - 1)
        let read = days.prefix { $0 >= begin }
        let (own, weeks) = try own(said.prefix(read.count), known.reader, zone: zone, workspace, tx)
        let group = try weeks.sorted { ($0.week, $0.group) < ($1.week, $1.group) }.compactMap { week in
            if let read = known.words[week] { return read }
            let read: WordWeek? = try tx.first(
                """
                SELECT words FROM word_week WHERE workspace_id = \(workspace) AND group_id = \(week.group) AND week = \(week.week)
                """
            ) { WordWeek.decode($0.blob(0)) } ?? nil
            known.words[week] = .some(read)
            return read
        }
        return MemberWordFigures(from: read.last, to: to, words: MemberWords.find(own: own, group: group))
    }

    fileprivate struct GroupWeek: Hashable {
        var group: GroupID
        /// Its Monday.
        var week: LocalDay
    }

    /// The words of these messages, and the weeks of the groups in which they were said.
    private static func own(
        _ said: some Collection<MessageID>, _ reader: TalkWords?, zone: Zone, _ workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> (words: WordWeek, weeks: Set<GroupWeek>) {
        guard let reader, !said.isEmpty else { return (WordWeek(), []) }
        var tally = WordTally(), weeks: Set<GroupWeek> = []
        let places = said.indices.enumerated().map { "$\($0.offset + 2)" }.joined(separator: ", ")
        try tx.each(
            SQL(
                text: "SELECT group_id, at_ms, text FROM message WHERE workspace_id = $1 AND kind IN (\(spoken)) AND id IN (\(places))",
                values: [workspace.bound] + said.map(\.bound))
        ) { row in
            weeks.insert(GroupWeek(group: row.id(0), week: zone.day(of: row.instant(1)).weekStart))
            row.withBytes(2) { text in
                guard tally.begin(member: 0, text: text) else { return }
                reader.read(text) { tally.add($0.bytes, standsAlone: $0.standsAlone, adjoins: $0.adjoins) }
                tally.end()
            }
        }
        return (tally.finish(), weeks)
    }

    /// Kinds of messages that are texts, as `TalkForm` has them.
    private static let spoken = [LineKind.text, .action].map { "\($0.rawValue)" }.joined(separator: ", ")
}
