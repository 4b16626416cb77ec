internal import Kernel

/// Turns the times a file shows into instants and carries on what its lines leave out: the year or the day.
struct WallClock {
    enum Reading: Equatable {
        case instant(Instant)
        case refused(RejectReason)
    }

    private let zone: Zone
    private var year: Int?
    private var month: Int?
    private var today: LocalDay?
    private var clock: Int64 = .min
    /// Whether the day follows from the clock alone; a file with lines for new days tells it.
    private var rollsDay = true
    /// A clock that falls by less was set, or lines changed places; it is not the next day.
    private static let jitter: Int64 = 60_000

    init(_ options: ReadOptions) {
        zone = options.zone
        year = options.year
        today = options.day
    }

    /// From here on lines are of that day.
    mutating func begin(_ day: LocalDay) {
        today = day
        clock = .min
        rollsDay = false
        (year, month, _) = day.civil
    }

    /// The day changed to one that could not be read: times of day mean nothing until the next `begin`.
    mutating func loseDay() { today = nil }

    mutating func read(_ time: WallTime) -> Reading {
        guard let day = day(of: time) else { return .refused(time.day == nil ? .missingTime : .badTime) }
        let (wall, overflows) = (Int64(day.number) * 86_400_000).addingReportingOverflow(time.clock)
        let instant = zone.instant(wallMilliseconds: wall)
        return overflows || !TimeText.isStorable(instant) ? .refused(.timeOutOfRange) : .instant(instant)
    }

    private mutating func day(of time: WallTime) -> LocalDay? {
        guard let month = time.month, let date = time.day else { return dayOfClock(time.clock) }
        var year = time.year
        if year == nil, let last = self.year {
            year = month < self.month ?? 0 ? last &+ 1 : last
        }
        guard let year, let day = LocalDay(year: year, month: month, day: date) else { return nil }
        self.year = year
        self.month = month
        return day
    }

    private mutating func dayOfClock(_ now: Int64) -> LocalDay? {
        guard let day = today else { return nil }
        guard rollsDay, clock != .min, now < clock - WallClock.jitter else {
            clock = max(clock, now)
            return day
        }
        clock = now
        today = day + 1
        return today
    }
}
