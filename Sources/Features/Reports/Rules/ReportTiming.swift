public import Kernel

/// When the weekly report is made: a weekday and an hour of the wall clock.
public struct ReportTiming: Sendable, Hashable {
    /// 1 = Monday … 7 = Sunday.
    public let weekday: Int
    /// 0…23.
    public let hour: Int

    /// Monday at eight.
    public static let usual = ReportTiming(known: 1, 8)

    private init(known weekday: Int, _ hour: Int) {
        self.weekday = weekday
        self.hour = hour
    }

    /// - Throws: `ReportRefusal.timeUnknown`.
    public init(weekday: Int, hour: Int) throws(ReportRefusal) {
        guard (1...7).contains(weekday), (0...23).contains(hour) else { throw .timeUnknown }
        self.init(known: weekday, hour)
    }

    /// The time in the week that begins on `monday`. An hour that the clock leaves out is taken as far after the gap.
    public func due(inWeekOf monday: LocalDay, _ zone: Zone) -> Instant {
        let day = monday + (weekday - 1)
        return zone.instant(wallMilliseconds: Int64(day.number) * 86_400_000 + Int64(hour) * 3_600_000)
    }

    /// The first week, by its Monday, whose time comes after `now`.
    public func week(after now: Instant, _ zone: Zone) -> LocalDay {
        let monday = zone.day(of: now).weekStart
        return due(inWeekOf: monday, zone) > now ? monday : monday + 7
    }
}
