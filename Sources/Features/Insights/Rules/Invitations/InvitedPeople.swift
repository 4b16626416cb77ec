/// Join facts brought together: everybody once, numbered in the order of their ids.
struct InvitedPeople {
    private(set) var members: [Int64]
    /// The node of the inviter; -1 if none is known. May be the node itself.
    private(set) var inviter: [Int]
    private(set) var joinedMs: [Int64]
    private(set) var present: [Bool]
    private(set) var spoke: [Bool]

    init(_ facts: [JoinFact]) {
        let deciding = InvitedPeople.deciding(facts)
        let people = NumberedMembers(deciding.map(\.member) + deciding.compactMap(\.inviter))
        members = people.ids
        inviter = [Int](repeating: -1, count: members.count)
        present = [Bool](repeating: false, count: members.count)
        spoke = present
        // Who is only known as an inviter was there when the first they invited came.
        joinedMs = [Int64](repeating: .max, count: members.count)
        var written = present
        for fact in deciding {
            let place = people.number(fact.member)
            written[place] = true
            joinedMs[place] = fact.joinedMs
            present[place] = fact.present
            spoke[place] = fact.spoke
            inviter[place] = fact.inviter.map(people.number) ?? -1
        }
        for fact in deciding {
            guard let place = fact.inviter.map(people.number), !written[place] else { continue }
            joinedMs[place] = min(joinedMs[place], fact.joinedMs)
        }
    }

    /// The earliest fact of each member, present or spoke as any of theirs says. At one time a named inviter goes before none,
    /// the smaller id before the larger.
    private static func deciding(_ facts: [JoinFact]) -> [JoinFact] {
        let order = facts.sorted { a, b in
            (a.member, a.joinedMs, a.inviter == nil ? 1 : 0, a.inviter ?? 0)
                < (b.member, b.joinedMs, b.inviter == nil ? 1 : 0, b.inviter ?? 0)
        }
        var deciding: [JoinFact] = []
        for fact in order {
            if let last = deciding.indices.last, deciding[last].member == fact.member {
                deciding[last].present = deciding[last].present || fact.present
                deciding[last].spoke = deciding[last].spoke || fact.spoke
            } else {
                deciding.append(fact)
                deciding[deciding.count - 1].joinedMs = fact.joinedMs.inCalendar
            }
        }
        return deciding
    }
}
