public import Kernel

/// Gives every present member of a group one role, by rules that can be said in a sentence each:
///
/// - own: marked by hand as one who posts for the workspace, or as a robot; or talks as robots do, and nobody said otherwise.
/// - advertiser: others or the words they used make us suspect advertising.
/// - silent: spoke before, but not for 30 days.
/// - leader: at least five different people answered them, three times as much as is usual here, and they spoke in more than
///   one week; of these the few who are answered by those who are answered much themselves.
/// - newcomer: came within the last 14 days.
/// - regular: spoke in at least four of the last eight weeks.
/// - lurker: is there and spoke at most twice.
/// - speaker: everybody else.
///
/// The first that applies. Who has left has no role.
public enum Roles {
    public static let silentAfter = Span.days(30)
    public static let newFor = Span.days(14)
    public static let regularWeeks = 4
    public static let lurkerMessages: Int64 = 2
    public static let leaderAnsweredBy = 5
    public static let leaderTimesUsual = 3.0
    /// One lively evening makes no leader.
    public static let leaderWeeks = 2
    /// A group has at most this many leaders, or this share of those who spoke in the window if that is more.
    public static let mostLeaders = 3
    public static let leaderShare = 0.03

    /// - Parameters:
    ///   - members: each once; of several with one id the last counts.
    ///   - network: of the answers in the window.
    ///   - own: who is left out as in `OwnPeople`.
    ///   - suspected: members suspected of advertising.
    ///   - historySince: the first line of the group's log, the earliest of the members' own times if nil. Who was first seen
    ///     within 14 days of it without a written join was probably there before, and is no newcomer.
    /// - Returns: the role of every present member.
    public static func of(
        _ members: [MemberTalk], network: NetworkFigures, own: Set<Int64> = [], suspected: Set<Int64>, historySince: Instant? = nil, asOf: Instant
    ) -> [Int64: MemberRole] {
        let now = asOf.milliseconds.inCalendar
        let since = historySince?.milliseconds ?? members.lazy.compactMap(\.firstSeenMs).min() ?? now
        var current: [Int64: MemberTalk] = [:]
        current.reserveCapacity(members.count)
        for talk in members { current[talk.member] = talk.present ? talk : nil }
        let people = current.filter { !own.contains($0.key) }
        let leaders = leaders(people, network: network, suspected: suspected, now: now)
        return current.mapValues { talk in
            if own.contains(talk.member) { return .own }
            if suspected.contains(talk.member) { return .advertiser }
            if isSilent(talk, now: now) { return .silent }
            if leaders.contains(talk.member) { return .leader }
            if isNew(talk, since: since.inCalendar, now: now) { return .newcomer }
            if talk.weeksSpoken >= regularWeeks { return .regular }
            return talk.messages <= lurkerMessages ? .lurker : .speaker
        }
    }

    private static func isSilent(_ talk: MemberTalk, now: Int64) -> Bool {
        talk.lastMs.map { now - $0.inCalendar >= silentAfter.milliseconds } ?? false
    }

    private static func isNew(_ talk: MemberTalk, since: Int64, now: Int64) -> Bool {
        guard let first = talk.firstSeenMs, now - first < newFor.milliseconds else { return false }
        return talk.joinedMs?.inCalendar == first || first - since >= newFor.milliseconds
    }

    /// Advertisers are answered too, with anger; those who left or fell silent lead no more. None of them takes a place.
    private static func leaders(
        _ current: [Int64: MemberTalk], network: NetworkFigures, suspected: Set<Int64>, now: Int64
    ) -> Set<Int64> {
        let weights = network.members.lazy.map(\.received).filter { $0 > 0 }.sorted()
        guard !weights.isEmpty else { return [] }
        let usual = (weights[weights.count / 2] + weights[(weights.count - 1) / 2]) / 2
        let speakers = current.values.count { $0.messages > 0 }
        return Set(
            network.members.filter { figures in
                guard figures.answeredBy >= leaderAnsweredBy, figures.received >= leaderTimesUsual * usual,
                        !suspected.contains(figures.member), let talk = current[figures.member], talk.weeksSpoken >= leaderWeeks
                else { return false }
                return !isSilent(talk, now: now)
            }
            .sorted { ($1.pageRank, $0.member) < ($0.pageRank, $1.member) }
            .prefix(max(mostLeaders, Int(Double(speakers) * leaderShare))).map(\.member))
    }
}

extension MemberTalk {
    /// The first join or message, whichever came before.
    fileprivate var firstSeenMs: Int64? { [joinedMs, firstMs].compactMap { $0?.inCalendar }.min() }
}
