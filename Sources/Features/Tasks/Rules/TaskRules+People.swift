internal import Glibc
internal import Kernel

extension TaskRules {
    /// A question older than this is no task any more: the moment has passed.
    static let questionLife = Span.days(7)
    static let welcomeLife = Span.days(14)
    static let quiet = Span.days(14)
    /// Who has been away longer does not come back for a greeting.
    static let memory = Span.days(365)
    /// Of the last eight.
    static let steadyWeeks = 6

    func suspects(_ group: GroupStanding) -> [Suggestion] {
        (group.content?.suspects ?? []).filter { isThere($0.member, in: group) }.map { suspect in
            Suggestion(
                .suspect, group.group, member: suspect.member, message: suspect.message,
                facts: TaskFacts(count: suspect.messages, at: suspect.at),
                weight: 900 - 5 * min(30, days(since: suspect.at)) + min(50, suspect.messages))
        }
    }

    /// One for each person: the latest question, with how many they asked.
    func answers(_ group: GroupStanding) -> [Suggestion] {
        var latest: [MemberID: Suggestion] = [:]
        for open in group.answers?.open ?? [] where open.at > asOf - TaskRules.questionLife && isReachable(open.member, in: group) {
            let asked = (latest[open.member]?.facts.count ?? 0) + 1
            if let known = latest[open.member], known.facts.at.map({ $0 >= open.at }) ?? false {
                latest[open.member]?.facts.count = asked
                continue
            }
            latest[open.member] = Suggestion(
                .answer, group.group, member: open.member, message: open.message, facts: TaskFacts(count: asked, at: open.at),
                weight: 800 - 30 * min(7, days(since: open.at)))
        }
        return Array(latest.values)
    }

    func welcomes(_ group: GroupStanding) -> [Suggestion] {
        (group.newcomers?.unanswered ?? []).compactMap { newcomer in
            guard let said = newcomer.firstSaid, said > asOf - TaskRules.welcomeLife, isReachable(newcomer.member, in: group) else {
                return nil
            }
            return Suggestion(
                .welcome, group.group, member: newcomer.member, facts: TaskFacts(at: said), weight: 700 - 20 * min(14, days(since: said)))
        }
    }

    /// Who was heard in the last two weeks: a late thanks is none.
    func thanks(_ group: GroupStanding) -> [Suggestion] {
        leaders(group).map { leader in
            Suggestion(
                .thank, group.group, member: leader.member,
                facts: TaskFacts(count: leader.messages, people: leader.answeredBy, weeks: leader.weeksSpoken),
                weight: 500 + min(50, leader.answeredBy))
        }
    }

    /// The leader who talks most steadily, in a group that lives and has no operator in it. If nobody is marked as an operator,
    /// nobody knows which groups have one.
    func candidate(_ group: GroupStanding) -> Suggestion? {
        switch group.figures.state {
        case .thriving, .steady, .cooling: break
        case .dormant, .finished, .tooLittleData, .recordEnded: return nil
        }
        guard !own.operators.isEmpty, own.operators.isDisjoint(with: attendance.present[group.group] ?? []) else { return nil }
        return leaders(group).first { $0.weeksSpoken >= TaskRules.steadyWeeks }.map { leader in
            Suggestion(
                .appoint, group.group, member: leader.member,
                facts: TaskFacts(count: leader.messages, people: leader.answeredBy, weeks: leader.weeksSpoken),
                weight: 350 + min(50, leader.answeredBy))
        }
    }

    private func leaders(_ group: GroupStanding) -> [StructureFigures.Leader] {
        (group.structure?.leaders ?? []).filter { leader in
            isReachable(leader.member, in: group) && attendance.lastHeard[leader.member].map { $0 > asOf - TaskRules.quiet } ?? false
        }
    }

    /// A group that went down lacks them first; of those who are there.
    static let missed = 60
    /// Whom it lacks and who left comes later: only a word in private reaches them.
    static let gone = -100

    /// Who said much and left not long ago is most likely to come back: every doubling of their messages counts as much as
    /// eighty days of silence. Whom a group lacks since its last fall is greeted there though they talk elsewhere, and though they left.
    func greets(_ group: GroupStanding) -> [Suggestion] {
        // Whoever is silent in a record that is not up to date may be talking.
        guard group.figures.state != .finished, group.figures.state != .recordEnded else { return [] }
        let missing = Set((group.turn?.carriers ?? []).filter { $0.last <= asOf - TurnFigures.silence }.map(\.member))
        return group.figures.formerlyActive.compactMap { former in
            let member = MemberID(former.member), last = Instant(milliseconds: former.lastMs)
            guard last > asOf - TaskRules.memory, !own.contains(member), !robots.contains(member), !renamed.contains(member),
                !unwanted.has(member, in: group.group)
            else { return nil }
            // Quiet here but talking elsewhere is not gone.
            let isMissed = missing.contains(member), isHere = attendance.has(member, in: group.group)
            guard isHere || isMissed else { return nil }
            guard isMissed || attendance.lastHeard[member].map({ $0 <= asOf - TaskRules.quiet }) ?? true else { return nil }
            let doublings = log2(Double(max(10, former.messages)) / 10)
            return Suggestion(
                .greet, group.group, member: member, facts: TaskFacts(count: Int(clamping: former.messages), at: last, hasLeft: isHere ? nil : true),
                weight: 400 + (isHere ? isMissed ? TaskRules.missed : 0 : TaskRules.gone) + min(200, Int(doublings * 40)) - min(180, max(0, days(since: last) - 14) / 2))
        }
    }
}
