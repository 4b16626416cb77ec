import FeatureRules
import Kernel
import Testing

@Suite struct ReportTimingTests {
    static func at(_ wall: String, _ zone: Zone = .shanghai) -> Instant { Instant(iso: wall, zone: zone) ?? Instant(milliseconds: 0) }

    @Test func theNextOneIsThisWeeksOrTheNext() throws {
        let monday = ReportTiming.usual, sunday = try ReportTiming(weekday: 7, hour: 23)
        let week = try #require(LocalDay(year: 2026, month: 11, day: 23))
        for (now, timing, next) in [
            ("2026-11-23 07:59:59", monday, week), ("2026-11-23 08:00:00", monday, week + 7), ("2026-11-29 23:59:00", monday, week + 7),
            ("2026-11-23 00:00:00", sunday, week), ("2026-11-29 22:59:59", sunday, week), ("2026-11-29 23:00:00", sunday, week + 7),
            ("2026-12-31 12:00:00", monday, week + 42),
        ] {
            #expect(timing.week(after: Self.at(now), .shanghai) == next, "\(now)")
        }
        #expect(monday.due(inWeekOf: week, .shanghai) == Self.at("2026-11-23 08:00:00"))
        #expect(sunday.due(inWeekOf: week, .shanghai) == Self.at("2026-11-29 23:00:00"))
    }

    @Test func anotherZoneIsAnotherTime() throws {
        let york = try #require(Zone("America/New_York")), week = try #require(LocalDay(year: 2026, month: 11, day: 23))
        let there = ReportTiming.usual.due(inWeekOf: week, york), here = ReportTiming.usual.due(inWeekOf: week, .shanghai)
        #expect(there - here == .hours(13))
        // Already Monday in Shanghai, still Sunday in New York: both wait for the same week's Monday.
        let now = Self.at("2026-11-23 06:00:00")
        #expect(ReportTiming.usual.week(after: now, york) == week && ReportTiming.usual.week(after: now, .shanghai) == week)
    }

    /// The clock is set forward at 2 on 8 March 2026 and back at 2 on 1 November 2026.
    @Test func hoursThatAreMissingOrTwiceComeOnce() throws {
        let york = try #require(Zone("America/New_York")), timing = try ReportTiming(weekday: 7, hour: 2), twice = try ReportTiming(weekday: 7, hour: 1)
        let spring = try #require(LocalDay(year: 2026, month: 3, day: 2)), autumn = try #require(LocalDay(year: 2026, month: 10, day: 26))
        let missing = timing.due(inWeekOf: spring, york)
        #expect(york.day(of: missing) == spring + 6 && york.hour(of: missing) == 3)
        let first = twice.due(inWeekOf: autumn, york)
        #expect(york.hour(of: first) == 1 && york.hour(of: first + .hours(1)) == 1)
        #expect(twice.week(after: first, york) == autumn + 7, "the second one o'clock is no second report")
    }

    @Test func whatIsNoTimeIsRefused() {
        for (weekday, hour) in [(0, 8), (8, 8), (1, -1), (1, 24), (.max, .min)] {
            #expect(throws: ReportRefusal.timeUnknown) { try ReportTiming(weekday: weekday, hour: hour) }
        }
    }
}
