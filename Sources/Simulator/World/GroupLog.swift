internal import Exports
internal import Kernel

/// Tells what happens in one group, day by day.
///
/// A day is first planned as a list of acts with their times; then they are played one after the other, so that a topic is
/// talked to its end before the next begins. Only arrivals, departures and chain orders run beside the talk.
struct GroupLog: Sendable {
    let plan: GroupPlan
    let cast: Cast
    let circle: Circle
    let horizon: Horizon
    let number: Int
    var dice: Dice
    /// Scenes played lately, which are not played again so soon.
    var recent: [Int] = []
    /// Wordings used lately.
    var lately: [String] = []
    private var order = 0
    private(set) var spoken: [Spoken] = []
    private(set) var today: LocalDay

    init(_ plan: GroupPlan, number: Int, cast: Cast, people: [Int], horizon: Horizon, seed: UInt64) {
        self.plan = plan
        self.number = number
        self.cast = cast
        self.horizon = horizon
        dice = Dice(seed: seed, "group \(plan.key)")
        circle = Circle(plan, people: people, days: horizon.days - plan.born, &dice)
        today = horizon.first
    }

    /// Days since the group was born.
    var age: Int { today - horizon.first - plan.born }
    var daysBeforeEnd: Int { horizon.last - today }
    var isWeekend: Bool { today.weekday > 5 }
    var hasLeader: Bool { cast.leader != nil && (plan.leaderSince.map { age >= $0 } ?? false) }

    /// What happens on a day, in the order in which it was played; some of it may lie after midnight.
    mutating func lines(on day: LocalDay) -> [Spoken] {
        today = day
        spoken.removeAll(keepingCapacity: true)
        guard age >= 0 else { return [] }
        var acts = arrivalsAndDepartures()
        if plan.lastDay.map({ age <= $0 }) ?? true { acts += talk() }
        // Acts of the same second keep their order.
        let played = acts.enumerated().sorted { ($0.element.second, $0.offset) < ($1.element.second, $1.offset) }
        var free = 0
        for act in played.map(\.element) {
            if act.runsBeside {
                _ = play(act, at: act.second)
            } else {
                let ended = play(act, at: max(act.second, free))
                free = ended + dice.between(40...240)
            }
        }
        return spoken
    }

    /// Writes one line down.
    mutating func note(
        _ kind: LineKind, _ person: Int, at second: Int, _ text: String, other: Int? = nil, quote: String = ""
    ) {
        let at = horizon.instant(today, second: second)
        guard at <= horizon.end else { return }
        order += 1
        spoken.append(
            Spoken(
                at: at, group: number, order: order, kind: kind, person: cast.people[person], name: name(person),
                other: other.map { cast.people[$0] }, text: text, quote: quote))
    }

    func name(_ person: Int) -> String { cast.people[person].name(daysBeforeEnd: daysBeforeEnd) }
}

/// Something that is about to happen on a day.
struct Act: Sendable {
    enum Kind: Sendable {
        case arrive(Int)
        case depart(Int)
        case advertise(Int)
        /// A scene, and a person who must play a role in it.
        case play(Scene, role: Character?, person: Int?)
        case chainOrder(takers: Int)
        case redPacket
        case rename(String)
        case leaderArrives
    }

    /// Of the wall clock.
    var second: Int
    var kind: Kind
    /// It does not wait until the talk before it has ended.
    var runsBeside: Bool {
        switch kind {
        case .play, .redPacket: false
        default: true
        }
    }
}
