import FeatureRules
import Foundation
import Kernel
import Testing

@Suite struct InvitationBurstTests {
    static let hour: Int64 = 3_600_000
    static let day = 24 * hour
    static let since = Instant(milliseconds: 1_790_000_000_000)

    /// Joins a number of hours after the beginning; who leaves does so after `leftAfter` hours.
    static func stay(_ hours: Double, leftAfter: Double? = nil) -> Stay {
        let joined = since.milliseconds + Int64(hours * Double(hour))
        return Stay(joinedMs: joined, leftMs: leftAfter.map { joined + Int64($0 * Double(hour)) })
    }

    /// One join at noon of each day.
    static func usual(days: Int, perDay: Int = 1) -> [Stay] {
        (0..<days).flatMap { day in (0..<perDay).map { stay(Double(day * 24 + 12) + Double($0) / 10) } }
    }

    static func bursts(_ stays: [Stay], days: Int64 = 100) -> JoinBursts { JoinBursts(stays, since: since, asOf: since + .days(days)) }

    @Test func aBurstIsFoundWithWhoLeftAtOnce() throws {
        // On day 60 twelve come within three hours, four of them leave within a day, one after 25 hours.
        let burst = (0..<12).map { number in
            Self.stay(60 * 24 + 15 + Double(number) / 4, leftAfter: number < 4 ? 20 : number == 4 ? 25 : nil)
        }
        // A leave before the join is none.
        let leaver = [Self.stay(30 * 24, leftAfter: 24), Self.stay(31 * 24, leftAfter: -1)]
        let found = Self.bursts(Self.usual(days: 90) + burst + leaver)
        #expect(!found.tooLittleHistory && found.bursts.count == 1)
        let one = try #require(found.bursts.first)
        // The usual join at noon, three hours before, is not part of it; the one of the next noon neither.
        #expect((one.joins, one.usualPerDay) == (12, 1))
        #expect(one.fromMs == burst[0].joinedMs && one.toMs == burst[11].joinedMs)
        let leaves = try #require(one.leaves), usual = try #require(found.usualLeaves)
        #expect((leaves.whole, leaves.part) == (12, 4))
        #expect((usual.whole, usual.part) == (92, 1))
    }

    @Test func theRuleHasThreeParts() {
        func count(_ burst: Int, perDay: Int) -> Int {
            let stays = Self.usual(days: 60, perDay: perDay) + (0..<burst).map { Self.stay(60 * 24 + 1 + Double($0) / 100) }
            return Self.bursts(stays).bursts.count
        }
        // Ten at least, though nine are rare too.
        #expect(count(9, perDay: 0) == 0 && count(10, perDay: 0) == 1)
        // Three usual days: ten have a chance of 0.0011, twelve of 0.00007; the usual joins of half a day count with them.
        #expect(count(8, perDay: 3) == 0 && count(13, perDay: 3) == 1)
        // Where many come every day, twice as many are not a burst however rare by chance.
        #expect(count(29, perDay: 30) == 0 && count(95, perDay: 30) == 1)
    }

    @Test func overlappingWindowsAreOneBurst() {
        // A campaign of three days, then quiet, then an evening.
        let campaign = (0..<72).map { Self.stay(60 * 24 + Double($0)) }
        let evening = (0..<15).map { Self.stay(80 * 24 + Double($0) / 10) }
        let found = Self.bursts(Self.usual(days: 60) + campaign + evening)
        #expect(found.bursts.map(\.joins) == [72, 15])
        #expect(found.bursts[0].toMs < found.bursts[1].fromMs)
    }

    @Test func tooLittleHistoryHasNoBursts() {
        let rush = (0..<500).map { Self.stay(20 * 24 + Double($0) / 100) }
        let young = Self.bursts(rush, days: 27)
        #expect(young.tooLittleHistory && young.bursts.isEmpty)
        // Later the history is long enough, but it was not when they came.
        let old = Self.bursts(rush, days: 100)
        #expect(!old.tooLittleHistory && old.bursts.isEmpty)
        #expect(Self.bursts([], days: 0).tooLittleHistory)
        #expect(!Self.bursts([], days: 28).tooLittleHistory)
    }

    /// Most exports tell of no leaves: then nobody is said to have stayed.
    @Test func withoutLeavesThereIsNoShare() {
        let found = Self.bursts(Self.usual(days: 60) + (0..<12).map { Self.stay(60 * 24 + Double($0)) })
        #expect(found.bursts.count == 1 && found.bursts[0].leaves == nil && found.usualLeaves == nil)
    }

    /// Who came less than a day ago may still leave.
    @Test func theLastDayIsOpen() throws {
        let stays = Self.usual(days: 60) + (0..<12).map { Self.stay(61 * 24 + Double($0), leftAfter: 0.5) }
        let found = JoinBursts(stays, since: Self.since, asOf: Self.since + .days(62) + .hours(3))
        let leaves = try #require(found.bursts.first?.leaves)
        #expect((leaves.whole, leaves.part) == (4, 4))
    }

    /// Wilson's interval as scipy 1.17 computes it: `binomtest(...).proportion_ci(method="wilson")`.
    @Test(arguments: [
        (0, 10, 0.0, 0.27753279986288926), (3, 10, 0.10779126740630102, 0.6032218525388546),
        (10, 10, 0.7224672001371109, 1.0), (7, 40, 0.08745413746035918, 0.3194999033178771),
    ])
    func interval(_ left: Int, _ joined: Int, _ low: Double, _ high: Double) throws {
        let stays = (0..<joined).map { Self.stay(60 * 24 + Double($0) / 100, leftAfter: $0 < left ? 1 : nil) }
        let leaver = Self.stay(1, leftAfter: 2)
        let share = try #require(Self.bursts(stays + [leaver]).bursts.first?.leaves)
        #expect(share.value == Double(left) / Double(joined))
        let found = (low: try #require(share.low), high: try #require(share.high))
        #expect((found.low - low).magnitude < 1e-12 && (found.high - high).magnitude < 1e-12)
    }

    /// Nobody's rush: a steady stream by chance, of different strengths, has hardly a burst in years.
    @Test func chanceAloneMakesNoBursts() {
        var dice = SeededDice(seed: 121), found = 0
        for perDay in [0.2, 1, 3, 8] {
            let stays = (0..<Int(400 * perDay)).map { _ in Self.stay(.random(in: 0..<400 * 24, using: &dice)) }
            found += Self.bursts(stays, days: 400).bursts.count
        }
        #expect(found <= 1)
    }

    @Test func hostileStays() throws {
        var dice = SeededDice(seed: 122)
        let times: [Int64] = [.min, .min + 1, -1, 0, 1, 1_790_000_000_000, .max - 1, .max]
        for _ in 0..<100 {
            func time() -> Int64 {
                Bool.random(using: &dice) ? times.randomElement(using: &dice) ?? 0 : .random(in: 0...100 * Self.day, using: &dice)
            }
            let stays = (0..<Int.random(in: 0...60, using: &dice)).map { _ in
                Stay(joinedMs: time(), leftMs: Bool.random(using: &dice) ? time() : nil)
            }
            let found = JoinBursts(stays, since: Instant(milliseconds: time()), asOf: Instant(milliseconds: time()))
            let coded = try JSONEncoder().encode(found)
            #expect(try JSONDecoder().decode(JoinBursts.self, from: coded) == found)
        }
        let one = Array(repeating: Self.stay(60 * 24), count: 20_000)
        #expect(Self.bursts(one).bursts.map(\.joins) == [20_000])
    }
}
