internal import Exports
internal import FeatureRules
internal import Kernel
internal import Storage

/// Finds the message that shows why something is worth doing, where the figures do not name it.
struct TaskProofs {
    let workspace: WorkspaceID
    let zone: Zone

    /// So far back a person's last words are looked for.
    private static let days = 4
    private static let texts = 10
    /// Of a newcomer the first words of so long.
    private static let firstDay = Span.days(1)

    func find(_ suggestion: Suggestion, _ tx: any ReadTransaction) throws -> MessageID? {
        guard let member = suggestion.member, let at = suggestion.facts.at else { return nil }
        switch suggestion.kind {
        case .greet: return try lastWords(of: member, in: suggestion.group, until: at, tx)
        case .welcome:
            return try texts(of: member, in: suggestion.group, from: at, to: at + TaskProofs.firstDay, latestFirst: false, tx)
                .first { LastWords.isOwn($0.text) }?.message
        case .suspect, .answer, .thank, .wake, .appoint, .merge, .close, .code: return nil
        }
    }

    private func lastWords(of member: MemberID, in group: GroupID, until at: Instant, _ tx: any ReadTransaction) throws -> MessageID? {
        let days = try tx.all(
            """
            SELECT day FROM member_day WHERE workspace_id = \(workspace) AND group_id = \(group) AND day <= \(zone.day(of: at))
            AND member_id = \(member) AND messages > 0 ORDER BY day DESC LIMIT \(TaskProofs.days)
            """
        ) { $0.day(0) }
        let said = try days.flatMap { day in
            try texts(of: member, in: group, from: zone.start(of: day), to: zone.start(of: day + 1) - Span(milliseconds: 1), latestFirst: true, tx)
        }
        return LastWords.choose(said)
    }

    /// The latest or the first texts of a member, and of those merged into it, in [from, to].
    private func texts(
        of member: MemberID, in group: GroupID, from: Instant, to: Instant, latestFirst: Bool, _ tx: any ReadTransaction
    ) throws -> [(message: MessageID, text: String)] {
        let order: StaticString = latestFirst ? "DESC" : "ASC"
        return try tx.all(
            """
            SELECT id, text FROM message WHERE workspace_id = \(workspace) AND group_id = \(group)
            AND at_ms >= \(from) AND at_ms <= \(to) AND kind = \(Int(LineKind.text.rawValue)) AND text IS NOT NULL
            AND (member_id = \(member) OR member_id IN
                (SELECT id FROM member WHERE workspace_id = \(workspace) AND merged_into = \(member)))
            ORDER BY at_ms \(name: order), id \(name: order) LIMIT \(TaskProofs.texts)
            """
        ) { (message: $0.id(0), text: $0.text(1)) }
    }
}
