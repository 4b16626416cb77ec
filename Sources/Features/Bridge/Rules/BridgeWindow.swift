public import Kernel

/// When a signed call counts: a call that was heard and is sent again later is refused. Within the window it changes nothing, because
/// every line has an id.
public enum BridgeWindow {
    /// Either way: clocks differ, and a batch may wait in a queue.
    public static let length = Span.minutes(5)

    /// - Parameter seconds: since 1970, as it stands in the call; nil if it is no number.
    public static func contains(_ seconds: Int64?, at now: Instant) -> Bool {
        guard let seconds, (0..<100_000_000_000).contains(seconds) else { return false }
        return abs((now - Instant(milliseconds: seconds * 1000)).milliseconds) <= length.milliseconds
    }
}
