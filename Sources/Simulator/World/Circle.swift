/// Somebody's time in one group.
struct Membership: Sendable {
    /// Place in the cast.
    var person: Int
    var arrival: Arrival
    /// How much of the talk is theirs; 0 for somebody who never speaks by themselves.
    var weight: Int
    /// The last day they talk.
    var lastDay: Int?
    /// The day they go, after `lastDay`.
    var leaves: Int?
    var isAdvertiser = false

    /// Days since the group was born.
    var joinedDay: Int { arrival.minute / 1440 }
}

/// The members of one group over its whole life.
struct Circle: Sendable {
    private(set) var memberships: [Membership] = []

    /// - Parameters:
    ///   - people: places in the cast, the operator first; the ones behind the plan's size advertise.
    ///   - days: length of the group's life in the world.
    init(_ plan: GroupPlan, people: [Int], days: Int, _ dice: inout Dice) {
        let tree = InvitationTree(plan, until: min(plan.lastDay ?? days, days) * 1440 + 1200, &dice)
        for (arrival, person) in zip(tree.arrivals, people) {
            memberships.append(Membership(person: person, arrival: arrival, weight: dice.pick(Circle.weights)))
        }
        // The operator speaks in scenes of his own.
        memberships[0].weight = 0
        fade(plan, &dice)
        for place in memberships.indices.dropFirst() where dice.chance(plan.leaving) {
            let earliest = max(memberships[place].lastDay ?? 0, memberships[place].joinedDay + 6)
            guard earliest < days else { continue }
            let day = dice.between(earliest...days)
            memberships[place].leaves = day
            memberships[place].lastDay = min(memberships[place].lastDay ?? day, day)
        }
        for (day, person) in zip(plan.advertisers, people.dropFirst(plan.size)) {
            let arrival = Arrival(inviter: 0, minute: day * 1440 + dice.between(9 * 60...21 * 60), way: .code, depth: 1)
            memberships.append(Membership(person: person, arrival: arrival, weight: 0, isAdvertiser: true))
        }
    }

    private mutating func fade(_ plan: GroupPlan, _ dice: inout Dice) {
        for fading in plan.fadings {
            let there = memberships.indices.dropFirst().filter {
                memberships[$0].lastDay == nil && memberships[$0].joinedDay < fading.days.lowerBound - 7
            }
            let byTalk = there.sorted { (memberships[$1].weight, $0) < (memberships[$0].weight, $1) }
            let talkers = byTalk.dropFirst().prefix(fading.talkers)
            for place in there where talkers.contains(place) || dice.chance(fading.percent) {
                memberships[place].lastDay = dice.between(fading.days)
            }
        }
    }

    /// Who may speak at a second of a day, with their weights.
    func speakers(on day: Int, second: Int) -> [(place: Int, weight: Int)] {
        memberships.enumerated().compactMap { place, one in
            guard one.weight > 0, one.arrival.minute * 60 + 60 <= day * 86_400 + second, one.lastDay.map({ day < $0 }) ?? true else { return nil }
            return (place, one.weight)
        }
    }

    /// Middles of 64 equal parts of the gamma distribution of shape 0.42, which fitted the posts of the 811 members of a real
    /// group (negative binomial, r = 0.42); the mean is about 1000.
    private static let weights = [
        1, 1, 1, 2, 3, 5, 8, 11, 15, 19, 24, 30, 37, 45, 53, 62, 72, 84, 96, 109, 123, 139, 155, 173, 192, 213, 234, 258, 283, 309,
        337, 367, 399, 433, 470, 508, 549, 592, 639, 688, 741, 797, 858, 922, 991, 1065, 1145, 1232, 1325, 1427, 1538, 1660, 1795,
        1944, 2112, 2302, 2519, 2772, 3073, 3442, 3914, 4561, 5568, 7813,
    ]
}
