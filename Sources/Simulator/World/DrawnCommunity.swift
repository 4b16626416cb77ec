public import FeatureStores
public import Kernel

/// A small community whose groups nobody planned: how long they live is drawn so that four of ten are silent within a week and
/// three of ten still talk after thirty days, as published of WeChat groups.
public struct DrawnCommunity: Sendable {
    /// The same, to be written or read otherwise.
    public let community: Community
    /// How long each group was meant to live, in days after the one it was born on.
    let lives: [Int]

    /// - Parameters:
    ///   - groups: how many.
    ///   - days: of the world, at least 40.
    ///   - size: members of a group; those that last are in the upper half.
    public init(seed: UInt64, until end: Instant, groups: Int, days: Int = 60, size: ClosedRange<Int> = 8...24) {
        var dice = Dice(seed: seed, "drawn community")
        var plans: [GroupPlan] = [], lives: [Int] = []
        for number in 0..<groups {
            let life = DrawnCommunity.life(days: days, &dice)
            lives.append(life)
            plans.append(DrawnCommunity.plan(number, life: life, days: days, size: size, &dice))
        }
        self.lives = lives
        let people = plans.reduce(into: [:]) { $0[$1.trade, default: 6] += $1.size }
        community = Community(
            name: "drawn \(seed)", plans, people: people, seed: seed, horizon: Horizon(days: days, until: end))
    }

    /// As something to import, in batches of so many lines.
    public func source(linesPerBatch: Int = 4096) -> ImportSource { community.source(linesPerBatch: linesPerBatch) }

    private static func life(days: Int, _ dice: inout Dice) -> Int {
        switch dice.below(10) {
        case 0..<4: dice.between(1...5)
        case 4..<7: dice.between(8...27)
        default: dice.between(min(33, days - 2)...max(34, days - 2))
        }
    }

    private static func plan(_ number: Int, life: Int, days: Int, size: ClosedRange<Int>, _ dice: inout Dice) -> GroupPlan {
        let trade = dice.pick(Trade.allCases)
        let isFlash = life < 14
        let middle = (size.lowerBound + size.upperBound) / 2
        let lines = dice.between(4...9)
        return GroupPlan(
            key: "drawn-\(number)", name: "\(trade.brand)\(number + 1)群", trade: trade, isFlash: isFlash && trade == .lunch,
            born: dice.between(0...max(0, days - life - 1)), lastDay: life,
            size: dice.between(isFlash ? size.lowerBound...middle : middle...size.upperBound),
            bursts: isFlash
                ? [.init(day: 0, share: 1)] : [.init(day: 0, share: 60), .init(day: life / 4, share: 25), .init(day: life / 2, share: 15)],
            talk: [.init(day: 0, lines: lines + 3), .init(day: life, lines: lines)], leaving: dice.between(0...30),
            answered: dice.between(40...95), postsPerWeek: dice.between(3...9), promo: dice.between(10...90),
            orders: dice.between(0...15), campaigns: isFlash ? [0...2] : [],
            leaderSince: trade == .pets && dice.chance(40) ? life / 2 : nil,
            advertisers: dice.chance(40) ? [dice.between(0...life)] : [], isGuarded: dice.chance(50))
    }
}
