/// How long welcomes took, of all that were sent in some time.
public struct GreetingPace: Sendable, Hashable {
    /// Milliseconds from the event to the platform's yes: half of them took no longer, all but one of a hundred, and the slowest.
    public let medianMs: Int64
    public let p99Ms: Int64
    public let slowestMs: Int64

    public init(medianMs: Int64, p99Ms: Int64, slowestMs: Int64) {
        self.medianMs = medianMs
        self.p99Ms = p99Ms
        self.slowestMs = slowestMs
    }

    /// The place of a share among `count` sorted values, from 0: the smallest one that at least this share does not exceed (nearest rank).
    public static func rank(percent: Int, of count: Int) -> Int {
        guard count > 0 else { return 0 }
        let (whole, rest) = count.quotientAndRemainder(dividingBy: 100), share = min(max(percent, 0), 100)
        let rank = whole * share + (rest * share + 99) / 100
        return min(max(rank - 1, 0), count - 1)
    }
}
