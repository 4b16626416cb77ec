internal import Kernel

/// The plan of a day.
extension GroupLog {
    /// Who comes and goes today.
    mutating func arrivalsAndDepartures() -> [Act] {
        var acts: [Act] = []
        var newcomer: (person: Int, second: Int)?
        for (place, one) in circle.memberships.enumerated() {
            if one.joinedDay == age, one.arrival.way != .founder {
                let second = one.arrival.minute % 1440 * 60 + dice.below(60)
                acts.append(Act(second: second, kind: one.isAdvertiser ? .advertise(place) : .arrive(place)))
                if !one.isAdvertiser { newcomer = (one.person, second) }
            }
            if one.leaves == age { acts.append(Act(second: dice.between(8 * 3600...22 * 3600), kind: .depart(place))) }
        }
        if let newcomer, dice.chance(plan.answered * 2 / 3), let welcome = scene({ $0.tags.contains("welcome") }) {
            acts.append(
                Act(
                    second: newcomer.second + dice.between(30...600),
                    kind: .play(cast.trade.scenes[welcome], role: "n", person: newcomer.person)))
        }
        if plan.leaderSince == age, let welcome = scene({ $0.tags.contains("vetcomes") }) {
            acts.append(Act(second: 9 * 3600 + 1800, kind: .leaderArrives))
            acts.append(Act(second: 9 * 3600 + 1860, kind: .play(cast.trade.scenes[welcome], role: nil, person: nil)))
        }
        if let renamed = plan.renamed, renamed.day == age { acts.append(Act(second: 9 * 3600, kind: .rename(renamed.name))) }
        return acts
    }

    /// What is said today.
    mutating func talk() -> [Act] {
        var acts: [Act] = []
        if plan.isFlash { acts += flashActs() }
        acts += posts()
        var budget = plan.thousandths(on: age)
        if isWeekend, !plan.isFlash { budget = budget * cast.trade.weekendShare / 100 }
        budget = budget * dice.between(65...135) / 100
        if plan.orders > 0, !isWeekend || cast.trade == .pets, age > 1 {
            let takers = dice.rounded(thousandths: budget * plan.orders / 100)
            if takers > 1 {
                let hour = cast.trade == .lunch ? 10 * 3600 + 1500 : 19 * 3600
                acts.append(Act(second: hour + dice.between(0...900), kind: .chainOrder(takers: takers)))
                budget -= takers * 1000
            }
        }
        if plan.isCampaign(age) {
            acts += sceneActs(dice.between(1...3)) { $0.tags.contains("campaign") && !$0.tags.contains("host") }
        }
        while budget > 0 {
            guard let act = memberAct() else { break }
            if case .play(let scene, _, _) = act.kind {
                let length = scene.turns.reduce(0) { $0 + ($1.isOptional ? 550 : 1000) } * (100 + plan.answered) / 200
                // The last one is played as often as it fits on the whole.
                if budget < length, !dice.chance(budget * 100 / length) { break }
                budget -= length
            }
            acts.append(act)
        }
        return acts
    }

    /// The operator's posts of the day.
    private mutating func posts() -> [Act] {
        var acts: [Act] = []
        let worksToday = cast.trade == .pets || !isWeekend
        let count = worksToday ? dice.rounded(thousandths: plan.postsPerWeek * 1000 / (cast.trade == .pets ? 7 : 5)) : 0
        for _ in 0..<count {
            let sells = dice.chance(plan.promo)
            let hasLeader = hasLeader
            acts += sceneActs(1) { scene in
                guard let tone = scene.tone, !scene.tags.contains("campaign") else { return false }
                return (tone == .promo) == sells && (hasLeader || !scene.tags.contains("leader"))
            }
        }
        if plan.isCampaign(age) { acts += sceneActs(1) { $0.tags.contains("campaign") && $0.tags.contains("host") } }
        if worksToday, count > 0, dice.chance(plan.isCampaign(age) ? 20 : today.weekday == 5 ? 15 : 2) {
            acts.append(Act(second: dice.between(11 * 3600...20 * 3600), kind: .redPacket))
        }
        return acts
    }

    private mutating func flashActs() -> [Act] {
        var acts: [Act] = []
        if age == 0, let open = scene({ $0.tags.contains("open") }) {
            acts.append(Act(second: 10 * 3600, kind: .play(cast.trade.scenes[open], role: nil, person: nil)))
        }
        if let last = plan.lastDay, age == last - 1, let close = scene({ $0.tags.contains("close") }) {
            acts.append(Act(second: 17 * 3600, kind: .play(cast.trade.scenes[close], role: nil, person: nil)))
        }
        if plan.lastDay.map({ age < $0 - 1 }) ?? true {
            let flash = plan.thousandths(on: age) / 12_000
            acts += sceneActs(flash) { $0.tags.contains("flash") }
        }
        return acts
    }

    /// Some scenes of a kind, each at a time of its own.
    private mutating func sceneActs(_ count: Int, _ fits: (Scene) -> Bool) -> [Act] {
        (0..<count).compactMap { _ in
            guard let place = scene(fits) else { return nil }
            remember(place)
            let scene = cast.trade.scenes[place]
            let parts = scene.parts.compactMap(DayPart.init).sorted { $0.span.lowerBound < $1.span.lowerBound }
            guard !parts.isEmpty else { return nil }
            return Act(second: dice.between(dice.pick(parts).span), kind: .play(scene, role: nil, person: nil))
        }
    }

    /// A piece of talk among members.
    private mutating func memberAct() -> Act? {
        let rhythm = cast.trade.rhythm(isWeekend: isWeekend)
        guard let place = dice.weighted(rhythm.map(\.weight)) else { return nil }
        let part = rhythm[place].part
        let isWeekend = isWeekend
        guard let found = scene({ $0.isAmongMembers && $0.parts.contains(part.rawValue) && (isWeekend || !$0.tags.contains("wk")) })
        else { return nil }
        remember(found)
        return Act(second: dice.between(part.span), kind: .play(cast.trade.scenes[found], role: nil, person: nil))
    }

    private mutating func remember(_ scene: Int) {
        recent.append(scene)
        if recent.count > 12 { recent.removeFirst() }
    }

    /// A scene, by weight, that was not played lately.
    private mutating func scene(_ fits: (Scene) -> Bool) -> Int? {
        let recent = recent
        let scenes = cast.trade.scenes
        return dice.weighted(scenes.enumerated().map { recent.contains($0) || !fits($1) ? 0 : $1.weight })
            ?? dice.weighted(scenes.map { fits($0) ? $0.weight : 0 })
    }
}

extension Scene {
    private static let special: Set = ["host", "welcome", "vetcomes", "open", "close", "flash", "campaign"]
    /// Talk that needs no occasion.
    var isAmongMembers: Bool { tags.isDisjoint(with: Scene.special) && opener == "a" }
}
