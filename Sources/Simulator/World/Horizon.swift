internal import Kernel

/// The time the world is told for, cut in days of Shanghai.
struct Horizon: Sendable {
    let first: LocalDay
    let last: LocalDay
    /// Nothing happens after it.
    let end: Instant

    init(days: Int, until end: Instant) {
        self.end = end
        last = Zone.shanghai.day(of: end)
        first = last + (1 - days)
    }

    var days: Int { last - first + 1 }

    /// - Parameter second: of the wall clock since the day began; more than a day's reach into the next.
    func instant(_ day: LocalDay, second: Int) -> Instant { Zone.shanghai.start(of: day) + .seconds(Int64(second)) }
}
