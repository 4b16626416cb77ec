/// Makes 64-bit ids that sort by time: 41 bits of milliseconds since 1990-01-01 (until 2059), 22 bits of a running number.
///
/// Lines of one log that bear the same time keep their order, because the running number only starts again where the time
/// changes. Two sequences may give the same id; whoever stores it moves the later one on.
public struct IDSequence: Sendable {
    /// 1990-01-01T00:00:00Z.
    public static let epochMs: Int64 = 631_152_000_000
    /// The instants an id can carry.
    public static let range = Instant(milliseconds: epochMs)..<Instant(milliseconds: epochMs + (1 << 41))
    private static let numbers: Int64 = 1 << 22
    /// Where the running number may start again: as many lines of one and the same time are still told apart after it.
    private static let high: Int64 = numbers - (1 << 16)

    private var next: Int64
    private var last: Int64 = .min

    /// `start` spreads sequences that run over the same times (several exports of one group).
    public init(start: UInt32) { next = Int64(start) % IDSequence.high }

    /// The id of the next line. `instant` must lie in `range`; outside it is moved to the nearest end.
    public mutating func next(at instant: Instant) -> Int64 {
        let ms = min(max(instant.milliseconds - IDSequence.epochMs, 0), (1 << 41) - 1)
        if next >= IDSequence.numbers || (next >= IDSequence.high && ms != last) { next = 0 }
        defer { next += 1 }
        last = ms
        return ms << 22 | next
    }

    /// The smallest id at or after that instant: a bound for ranges.
    public static func floor(_ instant: Instant) -> Int64 {
        min(max(instant.milliseconds - epochMs, 0), (1 << 41) - 1) << 22
    }

    public static func instant(of id: Int64) -> Instant { Instant(milliseconds: (id >> 22) + epochMs) }
}
