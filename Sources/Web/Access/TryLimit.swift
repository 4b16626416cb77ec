public import Kernel
internal import Synchronization

/// Limited tries: so many for one key in one span, counted in memory. A restart forgives, which is harmless: guessing at
/// the rate of restarts leads nowhere.
public final class TryLimit: Sendable {
    /// Ten wrong passwords in a quarter of an hour: enough for a tired person, too few for a program.
    public static let tries = 10
    public static let window = Span.minutes(15)
    /// Keys remembered; the oldest are forgotten first, so that inventing keys cannot fill the memory.
    private static let capacity = 10_000

    private let failures = Mutex<[String: [Instant]]>([:])

    public init() {}

    /// Whether any of the keys has used up its tries.
    public func isExhausted(_ keys: [String], now: Instant) -> Bool {
        failures.withLock { failures in
            keys.contains { key in (failures[key] ?? []).count { $0 > now - Self.window } >= Self.tries }
        }
    }

    public func recordFailure(_ keys: [String], now: Instant) {
        failures.withLock { failures in
            for key in keys {
                failures[key] = (failures[key] ?? []).filter { $0 > now - Self.window } + [now]
            }
            guard failures.count > Self.capacity else { return }
            failures = failures.filter { $0.value.contains { $0 > now - Self.window } }
            if failures.count > Self.capacity {
                let oldest = failures.sorted { ($0.value.last ?? now) < ($1.value.last ?? now) }.prefix(failures.count / 2)
                for (key, _) in oldest { failures[key] = nil }
            }
        }
    }

    public func forget(_ key: String) { failures.withLock { $0[key] = nil } }
}
