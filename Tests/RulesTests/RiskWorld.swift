import Glibc
import Kernel

@testable import FeatureRules

/// An invented community for the prior of the risk model: nobody real is in it.
///
/// A group has a founding crowd and newcomers, weeks that are livelier than others, pauses of the whole group, and every
/// other one dies sooner or later, some within weeks. A member has a rate of days (gamma, most are quiet), spells of
/// interest, a life, and a taste for many or few messages. Every third is a visitor who leaves within days. The numbers are
/// chosen by hand.
struct RiskWorld {
    private(set) var groups: [GroupSpeech] = []
    private var members: [MemberSpeech] = []
    private var dice: SeededDice
    private var nextMember: Int64 = 1

    init(seed: UInt64, groups: Int, days: Int) {
        dice = SeededDice(seed: seed)
        for group in 0..<groups {
            members = []
            live(days)
            self.groups.append(GroupSpeech(group: GroupID(Int64(group + 1)), members: members))
        }
    }

    private mutating func live(_ days: Int) {
        let factor = weather(days)
        for _ in 0..<Int(exp(uniform(log(4), log(400)))) { member(born: 0, factor) }
        let arrivals = exp(uniform(log(0.03), log(0.6))), fade = uniform(100, 1000)
        for day in 0..<days where uniform(0, 1) < arrivals * exp(-Double(day) / fade) { member(born: day, factor) }
    }

    /// How lively the group is on each day.
    private mutating func weather(_ days: Int) -> [Double] {
        let occasion = uniform(0, 1) < 0.3
        let dies = occasion ? Int(exp(uniform(log(3), log(60)))) : uniform(0, 1) < 0.5 ? Int(uniform(60, Double(days))) : days
        let halfLife = exp(uniform(log(4), log(150)))
        var week = 0.0, pauseUntil = -1
        return (0..<days).map { day in
            if day % 7 == 0 { week = 0.8 * week + 0.25 * normal() }
            if day > pauseUntil, uniform(0, 1) < 1.0 / 120 { pauseUntil = day + Int(exp(uniform(log(4), log(60)))) }
            let decline = day > dies ? exp(-log(2.0) * Double(day - dies) / halfLife) : 1
            return exp(week) * decline * (day <= pauseUntil ? 0.03 : 1)
        }
    }

    private mutating func member(born: Int, _ factor: [Double]) {
        let visitor = uniform(0, 1) < 0.35
        let rate = visitor ? 0.5 : 0.32 * gamma(0.45) / 0.45
        let life = (visitor ? 3 : exp(uniform(log(40), log(600)))) * -log(uniform(1e-9, 1))
        let talk = exp(1.2 * normal())
        var keen = true
        var spoken: [(day: LocalDay, messages: Int64)] = []
        for day in born..<min(factor.count, born + 1 + Int(min(life, 1e6))) {
            if uniform(0, 1) < (keen ? 1.0 / 12 : 1.0 / 25) { keen.toggle() }
            let hot = day == born && born > 0 ? 1.0 : 0
            guard uniform(0, 1) < 1 - exp(-(rate * (keen ? 1.6 : 0.15) + hot) * factor[day]) else { continue }
            spoken.append((LocalDay(number: Int32(day)), 1 + Int64(min(-log(uniform(1e-9, 1)) * talk * 2, 1e6))))
        }
        members.append(MemberSpeech(member: MemberID(nextMember), days: SpeakingDays(spoken)))
        nextMember += 1
    }

    private mutating func uniform(_ low: Double, _ high: Double) -> Double {
        low + (high - low) * Double(dice.next() >> 11) / 9_007_199_254_740_992
    }

    private mutating func normal() -> Double {
        sqrt(-2 * log(uniform(1e-12, 1))) * cos(2 * Double.pi * uniform(0, 1))
    }

    /// Marsaglia and Tsang 2000, with their step for shapes below one.
    private mutating func gamma(_ shape: Double) -> Double {
        if shape < 1 { return gamma(shape + 1) * pow(uniform(1e-12, 1), 1 / shape) }
        let d = shape - 1.0 / 3, c = 1 / sqrt(9 * d)
        while true {
            let x = normal(), v = pow(1 + c * x, 3)
            if v > 0, log(uniform(1e-12, 1)) < 0.5 * x * x + d - d * v + d * log(v) { return d * v }
        }
    }
}
