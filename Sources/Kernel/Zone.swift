internal import Foundation
internal import Synchronization

/// A time zone as a table of offsets, so that the hot path asks no library.
///
/// The table covers 1970 to 2100; what lies outside uses the nearest entry.
public struct Zone: Sendable, Equatable {
    /// The IANA name, such as `Asia/Shanghai`.
    public let name: String
    /// Start of validity in UTC milliseconds, ascending; the first is `Int64.min`.
    private let starts: [Int64]
    private let offsets: [Int64]

    public static let shanghai = Zone(fixed: "Asia/Shanghai")

    /// Nil if the system knows no zone of that name.
    public init?(_ name: String) {
        let known = Zone.known.withLock { known -> Zone? in
            if let zone = known[name] { return zone }
            guard let zone = TimeZone(identifier: name).map({ Zone($0, name: name) }) else { return nil }
            known[name] = zone
            return zone
        }
        guard let known else { return nil }
        self = known
    }

    /// Making a table asks the library for every change of the clock in 130 years: once per zone is enough. Only names the
    /// library knows get in, so input cannot fill it.
    private static let known = Mutex<[String: Zone]>([:])

    /// For names that every installation has; falls back to a fixed offset of eight hours if the zone files are missing.
    private init(fixed name: String) {
        self.init(TimeZone(identifier: name) ?? TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt, name: name)
    }

    private init(_ zone: TimeZone, name: String) {
        var cursor = Date(timeIntervalSince1970: 0)
        let end = Date(timeIntervalSince1970: 4_102_444_800)
        var starts = [Int64.min], offsets = [Int64(zone.secondsFromGMT(for: cursor)) * 1000]
        while let next = zone.nextDaylightSavingTimeTransition(after: cursor), next < end, next > cursor {
            starts.append(Int64((next.timeIntervalSince1970 * 1000).rounded()))
            offsets.append(Int64(zone.secondsFromGMT(for: next)) * 1000)
            cursor = next
        }
        self.name = name
        self.starts = starts
        self.offsets = offsets
    }

    /// What the wall clock shows more than UTC at that instant, in milliseconds.
    public func offset(at instant: Instant) -> Int64 {
        var low = 0, high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= instant.milliseconds { low = middle } else { high = middle }
        }
        return offsets[low]
    }

    public func day(of instant: Instant) -> LocalDay { wall(of: instant).day }

    /// Hour of the wall clock, 0…23.
    public func hour(of instant: Instant) -> Int { wall(of: instant).hour }

    /// Day and hour (0…23) of the wall clock.
    public func wall(of instant: Instant) -> (day: LocalDay, hour: Int) {
        let wall = instant.milliseconds + offset(at: instant)
        let day = floorDivide(wall, 86_400_000)
        return (LocalDay(number: Int32(clamping: day)), Int((wall - day * 86_400_000) / 3_600_000))
    }

    /// The instant a wall clock of this zone shows `wallMilliseconds` (as if it were UTC).
    ///
    /// A time that happens twice (clock set back) means the first; one that never happens (set forward) means the same
    /// distance after the gap's start.
    public func instant(wallMilliseconds wall: Int64) -> Instant {
        let before = offset(at: Instant(milliseconds: wall - 86_400_000))
        let first = Instant(milliseconds: wall - before)
        if offset(at: first) == before { return first }
        let after = offset(at: Instant(milliseconds: wall + 86_400_000))
        let second = Instant(milliseconds: wall - after)
        return offset(at: second) == after ? second : first
    }

    /// The first instant of the day.
    public func start(of day: LocalDay) -> Instant { instant(wallMilliseconds: Int64(day.number) * 86_400_000) }
}

/// By its name.
extension Zone: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer(), name = try container.decode(String.self)
        guard let zone = Zone(name) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no zone is named \(name)")
        }
        self = zone
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}
