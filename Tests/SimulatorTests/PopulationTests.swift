import FeatureStores
import Kernel
import Testing

@testable import Simulator

/// What was published of WeChat groups, recovered from generated ones. "Subtree of more than ten" is counted over those
/// who invited somebody. The tolerances cover the
/// chance of the sample: 240 groups for lives, 150 trees of each kind.
@Suite struct PopulationTests {
    /// 40 % silent within 7 days, 30 % alive past 30: measured from the lines, ± 8 points.
    @Test func lives() throws {
        var lives: [Int64] = []
        for seed in 1...12 as ClosedRange<UInt64> {
            let telling = try Telling(DrawnCommunity(seed: seed, until: Telling.end, groups: 20).source())
            for messages in Dictionary(grouping: telling.messages, by: \.group).values {
                let times = messages.map(\.at)
                if let first = times.min(), let last = times.max() { lives.append((last - first).wholeDays) }
            }
        }
        let silent = lives.filter { $0 < 7 }.count * 100 / lives.count, alive = lives.filter { $0 >= 30 }.count * 100 / lives.count
        #expect(lives.count >= 235)
        #expect((32...48).contains(silent), "\(silent)")
        #expect((22...38).contains(alive), "\(alive)")
    }

    private struct Shape {
        var deep = 0.0, invitations = 0.0
        var bigSubtrees = 0.0, inviters = 0.0
        var soonFirst = 0.0, soonNext = 0.0, next = 0.0
    }

    private static func shape(_ plan: (Int) -> GroupPlan, days: Int) -> Shape {
        var shape = Shape()
        for number in 0..<150 {
            var dice = Dice(seed: UInt64(number), "tree")
            let arrivals = InvitationTree(plan(number), until: days * 1440, &dice).arrivals
            var below = [Int](repeating: 0, count: arrivals.count), children = [[Int]](repeating: [], count: arrivals.count)
            for place in arrivals.indices.dropFirst().reversed() {
                guard let inviter = arrivals[place].inviter else { continue }
                below[inviter] += below[place] + 1
                children[inviter].insert(place, at: 0)
            }
            shape.invitations += Double(arrivals.count - 1)
            shape.deep += Double(arrivals.filter { $0.depth >= 3 }.count)
            for place in arrivals.indices where !children[place].isEmpty {
                shape.inviters += 1
                if below[place] > 10 { shape.bigSubtrees += 1 }
                let times = children[place].map { arrivals[$0].minute }.sorted()
                if times[0] - arrivals[place].minute <= 5 * 1440 { shape.soonFirst += 1 }
                for (one, other) in zip(times, times.dropFirst()) {
                    shape.next += 1
                    if other - one <= 2 * 1440 { shape.soonNext += 1 }
                }
            }
        }
        return shape
    }

    private static func plan(_ number: Int, isFlash: Bool) -> GroupPlan {
        GroupPlan(
            key: "g\(number)", name: "g", trade: .lunch, isFlash: isFlash, born: 0, size: isFlash ? 35 + number % 45 : 50 + number % 70,
            bursts: isFlash
                ? [.init(day: 0, share: 1)]
                : [.init(day: 0, share: 40), .init(day: 30, share: 20), .init(day: 60, share: 20), .init(day: 90, share: 20)],
            talk: [])
    }

    /// Invitations three and more steps from the founder: 10 % ± 3; inviters with more than ten people below: 30 % ± 8; first
    /// invitations within 5 days 80 % ± 8; later ones within 2 days of the one before 80 % ± 10.
    @Test func lastingTrees() {
        let shape = Self.shape({ Self.plan($0, isFlash: false) }, days: 150)
        #expect((0.07...0.13).contains(shape.deep / shape.invitations), "\(shape)")
        #expect((0.22...0.38).contains(shape.bigSubtrees / shape.inviters), "\(shape)")
        #expect((0.72...0.88).contains(shape.soonFirst / shape.inviters), "\(shape)")
        #expect((0.70...0.95).contains(shape.soonNext / shape.next), "\(shape)")
    }

    /// 1 % ± 0.7 and 10 % ± 4.
    @Test func flashTrees() {
        let shape = Self.shape({ Self.plan($0, isFlash: true) }, days: 30)
        #expect((0.003...0.017).contains(shape.deep / shape.invitations), "\(shape)")
        #expect((0.06...0.14).contains(shape.bigSubtrees / shape.inviters), "\(shape)")
        #expect((0.72...0.90).contains(shape.soonFirst / shape.inviters), "\(shape)")
    }

    @Test func weightsAreThoseOfTheModel() {
        var dice = Dice(seed: 5, "weights")
        let plan = Self.plan(60, isFlash: false)
        let circle = Circle(plan, people: Array(0..<plan.size), days: 150, &dice)
        let mean = circle.memberships.map(\.weight).reduce(0, +) / circle.memberships.count
        #expect((500...1700).contains(mean))
        #expect(circle.memberships[0].weight == 0)
    }
}
