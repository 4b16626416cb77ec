public import Kernel

/// Hours of certain days of the week.
public struct ChannelWindow: Codable, Hashable, Sendable {
    /// 1 Monday … 7 Sunday, ascending, each once.
    public let days: [Int]
    /// Minutes since midnight, 0 to 1,439.
    public let from: Int
    /// Minutes since midnight, 1 to 1,440; not after `from`: of the next day.
    public let to: Int

    static let dayMinutes = 1440

    /// - Throws: `.windowDaysMissing`, `.windowTimes`.
    public init(days: [Int], from: Int, to: Int) throws(ChannelRefusal) {
        self.days = Set(days.filter { (1...7).contains($0) }).sorted()
        guard !self.days.isEmpty else { throw .windowDaysMissing }
        guard (0..<Self.dayMinutes).contains(from), (1...Self.dayMinutes).contains(to), from != to else { throw .windowTimes }
        self.from = from
        self.to = to
    }

    /// Reads `9:00`, `09:30` and `24:00` as minutes since midnight; nil for anything else.
    public static func minutes(_ typed: String) -> Int? {
        let parts = typed.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }), let hour = Int(parts[0]), let minute = Int(parts[1]),
            minute < 60, hour < 24 || (hour == 24 && minute == 0)
        else { return nil }
        return hour * 60 + minute
    }

    /// `09:30`.
    public static func text(_ minutes: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(minutes / 60)):\(two(minutes % 60))"
    }

    /// When it begins and ends if it begins on that day; nil if it does not. A clock that is set forward or back moves both with it.
    func hours(on day: LocalDay, in zone: Zone) -> Range<Instant>? {
        guard days.contains(day.weekday) else { return nil }
        func instant(_ minutes: Int, of day: LocalDay) -> Instant {
            zone.instant(wallMilliseconds: Int64(day.number) * 86_400_000 + Int64(minutes) * 60_000)
        }
        let begin = instant(from, of: day), end = instant(to, of: to > from ? day : day + 1)
        return begin < end ? begin..<end : nil
    }

    /// Whether it covers an instant: its beginning belongs to it, its end does not.
    public func covers(_ now: Instant, in zone: Zone) -> Bool {
        let today = zone.day(of: now)
        return [today + -1, today].contains { hours(on: $0, in: zone)?.contains(now) ?? false }
    }

    /// The next beginning or end after an instant.
    func nextEdge(after now: Instant, in zone: Zone) -> Instant? {
        let today = zone.day(of: now)
        return (-1...8).compactMap { hours(on: today + $0, in: zone) }.flatMap { [$0.lowerBound, $0.upperBound] }.filter { $0 > now }.min()
    }

    /// Checked again: what is read may have been written by somebody else.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            days: try fields.decode([Int].self, forKey: .days), from: try fields.decode(Int.self, forKey: .from),
            to: try fields.decode(Int.self, forKey: .to))
    }

    private enum CodingKeys: String, CodingKey { case days, from, to }
}
