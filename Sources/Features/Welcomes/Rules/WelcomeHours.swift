/// On which days of the week and between which minutes of the clock a welcome holds.
public struct WelcomeHours: Sendable, Hashable, Codable {
    /// 1 Monday to 7 Sunday.
    public let days: Set<Int>
    /// Minutes of the day from 0; up to `to`, which is not in it. The same twice is the whole day; an earlier `to` is the next morning's,
    /// and belongs to the day before.
    public let from: Int
    public let to: Int

    public static let always = WelcomeHours(days: Set(1...7), from: 0, to: 0)

    private init(days: Set<Int>, from: Int, to: Int) {
        self.days = days
        self.from = from
        self.to = to
    }

    /// - Parameters:
    ///   - from: `09:00`; empty is midnight.
    ///   - to: the same; `24:00` is the end of the day.
    /// - Throws: `.daysMissing`, `.hoursUnreadable`.
    public init(days: Set<Int>, from: String, to: String) throws(WelcomeRefusal) {
        let days = days.filter { (1...7).contains($0) }
        guard !days.isEmpty else { throw .daysMissing }
        self.init(days: days, from: try Self.minute(from), to: try Self.minute(to))
    }

    public var isAlways: Bool { days.count == 7 && from == to }

    /// - Parameters:
    ///   - weekday: 1 Monday to 7 Sunday.
    ///   - minute: of the day, 0 to 1,439.
    public func hold(weekday: Int, minute: Int) -> Bool {
        if from == to { return days.contains(weekday) }
        if from < to { return days.contains(weekday) && (from..<to).contains(minute) }
        if minute >= from { return days.contains(weekday) }
        return minute < to && days.contains(weekday == 1 ? 7 : weekday - 1)
    }

    /// `09:00`.
    public static func clock(_ minute: Int) -> String {
        let hour = minute / 60, rest = minute % 60
        return (hour < 10 ? "0" : "") + "\(hour):" + (rest < 10 ? "0" : "") + "\(rest)"
    }

    private static func minute(_ typed: String) throws(WelcomeRefusal) -> Int {
        let text = PlainLine.of(typed)
        if text.isEmpty { return 0 }
        let parts = text.replacing("：", with: ":").split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.count) && $0.allSatisfy(\.isASCII) }), let hour = Int(parts[0]),
            let minute = Int(parts[1]), (0...59).contains(minute), (0...23).contains(hour) || hour == 24 && minute == 0
        else { throw .hoursUnreadable }
        return (hour * 60 + minute) % 1_440
    }
}
