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

    private let counted = Mutex<[String: [Instant]]>([:])

    public init() {}

    /// Counts a try with every key before it is made, in one step with the question whether there is one left: however many
    /// come at once, no more than `tries` are let through. False, and nothing is counted, if any of the keys has used up its
    /// tries.
    public func begin(_ keys: [String], now: Instant) -> Bool {
        counted.withLock { counted in
            let isExhausted = keys.contains { key in (counted[key] ?? []).count { $0 > now - Self.window } >= Self.tries }
            guard !isExhausted else { return false }
            for key in keys {
                counted[key] = (counted[key] ?? []).filter { $0 > now - Self.window } + [now]
            }
            guard counted.count > Self.capacity else { return true }
            counted = counted.filter { $0.value.contains { $0 > now - Self.window } }
            if counted.count > Self.capacity {
                let oldest = counted.sorted { ($0.value.last ?? now) < ($1.value.last ?? now) }.prefix(counted.count / 2)
                for (key, _) in oldest { counted[key] = nil }
            }
            return true
        }
    }

    /// The try that began at `now` was none: it succeeded, or was never made.
    public func takeBack(_ keys: [String], now: Instant) {
        counted.withLock { counted in
            for key in keys {
                guard let place = counted[key]?.lastIndex(of: now) else { continue }
                counted[key]?.remove(at: place)
                if counted[key]?.isEmpty ?? false { counted[key] = nil }
            }
        }
    }

    public func forget(_ key: String) { counted.withLock { $0[key] = nil } }
}
