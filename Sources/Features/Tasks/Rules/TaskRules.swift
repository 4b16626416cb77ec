public import Kernel

/// Finds what is worth doing today. Every rule is told in docs/reference/tasks.md.
public struct TaskRules: Sendable {
    let attendance: Attendance
    /// Who posts for the workspace, and robots marked by hand, are on no list.
    let own: OwnPeople
    /// Who may be a robot, by the name or by what they do: nobody to speak to.
    let robots: Set<MemberID>
    /// Who may talk on under another name: nobody to greet.
    let renamed: Set<MemberID>
    /// On the blacklist, or taken out of the group: no word goes to them.
    let unwanted: UnwantedPeople
    let asOf: Instant

    public init(
        attendance: Attendance, own: OwnPeople, robots: Set<MemberID> = [], renamed: Set<MemberID> = [], unwanted: UnwantedPeople = UnwantedPeople(),
        asOf: Instant
    ) {
        self.attendance = attendance
        self.own = own
        self.robots = robots
        self.renamed = renamed
        self.unwanted = unwanted
        self.asOf = asOf
    }

    /// For all groups of a workspace, most worth first; no two with the same key. Of a kind that needs a proof all that there are:
    /// who has none does not count among the first few.
    public func suggestions(_ groups: [GroupStanding]) -> [Suggestion] {
        let merges = merges(groups), merged = Set(merges.flatMap { [$0.group, $0.other ?? $0.group] })
        var all = merges
        var words: [TaskKey: Suggestion] = [:]
        for group in groups {
            let suspects = suspects(group), answers = answers(group)
            // One word to a person: who asks is answered, not welcomed; who advertises is neither.
            let known = Set((suspects + answers).compactMap(\.member)), suspected = Set(suspects.compactMap(\.member))
            all += suspects
            all += answers.filter { !isIn(suspected, $0) }
            all += welcomes(group).filter { !isIn(known, $0) }
            let candidate = candidate(group)
            if let candidate, !isIn(suspected, candidate) { all.append(candidate) }
            let thanks = thanks(group).filter { $0.member != candidate?.member }
            for word in thanks + greets(group) where !isIn(suspected, word) {
                // Who is thanked or greeted in several groups hears it once: where they still are, where the weight is highest.
                let person = TaskKey(word.kind, GroupID(0), word.member?.rawValue)
                if words[person].map({ TaskRules.isBetter(word, than: $0) }) ?? true { words[person] = word }
            }
            if !merged.contains(group.group), let wake = wake(group) { all.append(wake) }
            if let close = close(group) { all.append(close) }
        }
        return TaskRules.capped(TaskRules.sorted(all + words.values))
    }

    private static func isBetter(_ word: Suggestion, than other: Suggestion) -> Bool {
        func isHere(_ word: Suggestion) -> Int { word.facts.hasLeft == true ? 0 : 1 }
        return (isHere(other), other.weight, word.group) < (isHere(word), word.weight, other.group)
    }

    private func isIn(_ members: Set<MemberID>, _ suggestion: Suggestion) -> Bool { suggestion.member.map(members.contains) ?? false }

    /// Somebody an operator can speak to in that group.
    func isReachable(_ member: MemberID, in group: GroupStanding) -> Bool {
        isThere(member, in: group) && !unwanted.has(member, in: group.group)
    }

    /// One of the group's people, wanted or not.
    func isThere(_ member: MemberID, in group: GroupStanding) -> Bool {
        !own.contains(member) && !robots.contains(member) && attendance.has(member, in: group.group)
    }

    /// Whole days since then, as of the figures; never below 0.
    func days(since instant: Instant) -> Int { Int(clamping: max(0, (asOf - instant).wholeDays)) }

    /// Most worth first, the same order every time.
    private static func sorted(_ suggestions: [Suggestion]) -> [Suggestion] {
        let places = suggestions.enumerated().map { (weight: $0.element.weight, key: $0.element.key.description, at: $0.offset) }
        return places.sorted { ($1.weight, $0.key) < ($0.weight, $1.key) }.map { suggestions[$0.at] }
    }

    /// Of each group and kind the first few.
    private static func capped(_ sorted: [Suggestion]) -> [Suggestion] {
        struct Place: Hashable { var kind: TaskKind, group: GroupID }
        var taken: [Place: Int] = [:]
        return sorted.filter { suggestion in
            if suggestion.kind.needsProof { return true }
            let place = Place(kind: suggestion.kind, group: suggestion.group)
            taken[place, default: 0] += 1
            return taken[place, default: 0] <= suggestion.kind.limit
        }
    }
}
