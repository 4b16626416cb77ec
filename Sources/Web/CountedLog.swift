public import Kernel
public import Logging
internal import Synchronization

/// Says of what may come thousands of times a second once a minute how often it came. What is said is one of few words, never
/// what somebody sent.
public final class CountedLog: Sendable {
    private struct Count {
        var since: Instant
        var more = 0
    }

    private static let pause = Span.minutes(1)
    private let logger: Logger
    private let counts = Mutex<[String: Count]>([:])

    public init(_ logger: Logger) { self.logger = logger }

    public func note(_ what: StaticString, now: Instant) {
        let word = "\(what)"
        let more: Int? = counts.withLock { counts in
            guard let known = counts[word], now - known.since < Self.pause else {
                let more = counts[word]?.more ?? 0
                counts[word] = Count(since: now)
                return more
            }
            counts[word]?.more += 1
            return nil
        }
        if let more { logger.warning("\(word)", metadata: ["and_before": "\(more)"]) }
    }
}
