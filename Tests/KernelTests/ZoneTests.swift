import Kernel
import Testing

/// Transitions computed with Python's `zoneinfo`.
@Suite struct ZoneTests {
    /// A second of UTC at which the offset (seconds) changes.
    struct Transition: Sendable, CustomTestStringConvertible {
        var zone: String
        var second: Int64
        var before: Int64
        var after: Int64
        var testDescription: String { "\(zone) \(Instant(milliseconds: second * 1000).iso)" }
    }

    static let shanghai: [Int64] = [
        515_527_200, 527_014_800, 545_162_400, 558_464_400, 577_216_800, 589_914_000, 608_666_400, 621_968_400, 640_116_000,
        653_418_000, 671_565_600, 684_867_600,
    ]
    static let transitions =
        shanghai.enumerated().map { place, second in
            Transition(
                zone: "Asia/Shanghai", second: second, before: place % 2 == 0 ? 28_800 : 32_400,
                after: place % 2 == 0 ? 32_400 : 28_800)
        } + [
            Transition(zone: "America/New_York", second: 1_772_953_200, before: -18_000, after: -14_400),
            Transition(zone: "America/New_York", second: 1_793_512_800, before: -14_400, after: -18_000),
            Transition(zone: "Australia/Lord_Howe", second: 1_775_314_800, before: 39_600, after: 37_800),
            Transition(zone: "Australia/Lord_Howe", second: 1_791_041_400, before: 37_800, after: 39_600),
        ]

    @Test(arguments: transitions) func offsetsChangeAtTheSecond(_ known: Transition) throws {
        let zone = try #require(Zone(known.zone))
        let instant = Instant(milliseconds: known.second * 1000)
        #expect(zone.offset(at: instant - Span(milliseconds: 1)) == known.before * 1000)
        #expect(zone.offset(at: instant) == known.after * 1000)
    }

    @Test func outsideTheTableTheNearestOffsetHolds() throws {
        let kathmandu = try #require(Zone("Asia/Kathmandu"))
        #expect(kathmandu.offset(at: Instant(milliseconds: 1_790_000_000_000)) == 20_700_000)
        #expect(Zone.shanghai.offset(at: Instant(milliseconds: -5_000_000_000_000)) == 28_800_000)
        #expect(Zone.shanghai.offset(at: Instant(milliseconds: 5_000_000_000_000)) == 28_800_000)
        #expect(Zone("Mond/Mare Tranquillitatis") == nil)
    }

    struct Wall: Sendable, CustomTestStringConvertible {
        var zone: String
        var wall: String
        var utc: String
        var why: String
        var testDescription: String { "\(zone) \(wall): \(why)" }
    }

    static let walls = [
        Wall(zone: "Asia/Shanghai", wall: "2026-11-21 08:00:00", utc: "2026-11-21T00:00:00Z", why: "plain"),
        Wall(zone: "Asia/Shanghai", wall: "1986-05-04 01:59:59", utc: "1986-05-03T17:59:59Z", why: "before the gap"),
        Wall(zone: "Asia/Shanghai", wall: "1986-05-04 02:30:00", utc: "1986-05-03T18:30:00Z", why: "in the gap"),
        Wall(zone: "Asia/Shanghai", wall: "1986-05-04 03:00:00", utc: "1986-05-03T18:00:00Z", why: "after the gap"),
        Wall(zone: "Asia/Shanghai", wall: "1988-07-01 12:00:00", utc: "1988-07-01T03:00:00Z", why: "summer"),
        Wall(zone: "Asia/Shanghai", wall: "1991-09-15 01:30:00", utc: "1991-09-14T16:30:00Z", why: "twice: the first"),
        Wall(zone: "Asia/Shanghai", wall: "1991-09-15 02:00:00", utc: "1991-09-14T18:00:00Z", why: "after the overlap"),
        Wall(zone: "America/New_York", wall: "2026-03-08 01:59:59", utc: "2026-03-08T06:59:59Z", why: "before the gap"),
        Wall(zone: "America/New_York", wall: "2026-03-08 02:30:00", utc: "2026-03-08T07:30:00Z", why: "in the gap"),
        Wall(zone: "America/New_York", wall: "2026-03-08 03:00:00", utc: "2026-03-08T07:00:00Z", why: "after the gap"),
        Wall(zone: "America/New_York", wall: "2026-11-01 00:59:59", utc: "2026-11-01T04:59:59Z", why: "before the overlap"),
        Wall(zone: "America/New_York", wall: "2026-11-01 01:30:00", utc: "2026-11-01T05:30:00Z", why: "twice: the first"),
        Wall(zone: "America/New_York", wall: "2026-11-01 02:00:00", utc: "2026-11-01T07:00:00Z", why: "after the overlap"),
        Wall(zone: "Australia/Lord_Howe", wall: "2026-10-04 02:15:00", utc: "2026-10-03T15:45:00Z", why: "a gap of half an hour"),
        Wall(zone: "Australia/Lord_Howe", wall: "2026-04-05 01:45:00", utc: "2026-04-04T14:45:00Z", why: "an overlap of half an hour"),
        Wall(zone: "Asia/Kathmandu", wall: "2026-01-01 05:45:00", utc: "2026-01-01T00:00:00Z", why: "quarters of an hour"),
    ]

    @Test(arguments: walls) func wallClocks(_ known: Wall) throws {
        let zone = try #require(Zone(known.zone))
        #expect(Instant(iso: known.wall, zone: zone)?.iso == known.utc)
    }

    /// Every wall time that exists leads back to itself.
    @Test(arguments: ["Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"])
    func instantsLeadBack(_ name: String) throws {
        let zone = try #require(Zone(name))
        for year in [1986, 1991, 2026] {
            let start = try #require(LocalDay(year: year, month: 1, day: 1))
            for quarter in stride(from: Int64(0), to: 366 * 96, by: 1) {
                let instant = Instant(milliseconds: Int64(start.number) * 86_400_000 + quarter * 900_000)
                let wall = instant.milliseconds + zone.offset(at: instant)
                let back = zone.instant(wallMilliseconds: wall)
                // Of a time that happens twice the first is meant.
                guard back.milliseconds + zone.offset(at: back) == wall, back <= instant else {
                    Issue.record("\(instant.iso) is \(instant.wall(in: zone)) and leads to \(back.iso)")
                    return
                }
            }
        }
    }

    @Test func daysAndHoursOfTheWall() throws {
        let instant = try #require(Instant(iso: "2026-11-20T16:00:00Z", zone: .shanghai))
        #expect(Zone.shanghai.day(of: instant).description == "2026-11-21")
        #expect(Zone.shanghai.hour(of: instant) == 0)
        #expect(Zone.shanghai.day(of: instant - Span(milliseconds: 1)).description == "2026-11-20")
        #expect(Zone.shanghai.hour(of: instant - Span(milliseconds: 1)) == 23)
        let newYork = try #require(Zone("America/New_York"))
        #expect(newYork.day(of: instant).description == "2026-11-20")
        #expect(newYork.hour(of: instant) == 11)
        #expect(Zone.shanghai.start(of: LocalDay(number: 20_778)) == instant)
    }

    @Test func aDayIsAsLongAsTheZoneMakesIt() throws {
        let newYork = try #require(Zone("America/New_York"))
        func hours(_ year: Int, _ month: Int, _ day: Int) throws -> Int64 {
            let day = try #require(LocalDay(year: year, month: month, day: day))
            return (newYork.start(of: day + 1) - newYork.start(of: day)).milliseconds / 3_600_000
        }
        #expect(try hours(2026, 3, 8) == 23)
        #expect(try hours(2026, 11, 1) == 25)
        #expect(try hours(2026, 11, 2) == 24)
    }
}
