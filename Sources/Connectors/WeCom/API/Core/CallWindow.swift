internal import Kernel

/// How many calls may be made in any stretch of time of that length; calls are booked one after the other, also into the future.
///
/// A bucket that fills up while it is used lets through nearly twice its size in one such stretch, and the platform blocks for a
/// minute or an hour after one call too many. So the calls of the last stretch are counted, in sixty slices.
struct CallWindow: Sendable {
    private static let slices: Int64 = 60

    let limit: Int
    let length: Span
    private var booked: [(slice: Int64, calls: Int)] = []

    init(_ limit: Int, in length: Span) {
        self.limit = max(1, limit)
        self.length = length
    }

    /// The first time at or after `instant` at which one more call keeps within the limit.
    func next(from instant: Instant) -> Instant {
        var slice = max(number(of: instant), booked.last?.slice ?? .min)
        // From the newest back: the call has to wait until so many are left that one more fits.
        var calls = 0
        for entry in booked.reversed() where entry.slice >= slice - Self.slices {
            calls += entry.calls
            if calls >= limit {
                slice = entry.slice + Self.slices + 1
                break
            }
        }
        return max(instant, Instant(milliseconds: slice * width))
    }

    mutating func book(_ instant: Instant) {
        let slice = number(of: instant)
        if booked.last?.slice == slice { booked[booked.count - 1].calls += 1 } else { booked.append((slice, 1)) }
        if let first = booked.first, first.slice < slice - 2 * Self.slices { booked.removeAll { $0.slice < slice - Self.slices } }
    }

    /// How many calls were booked in the stretch that ends then.
    func calls(before instant: Instant) -> Int {
        let slice = number(of: instant)
        return booked.reduce(0) { $1.slice > slice - Self.slices && $1.slice <= slice ? $0 + $1.calls : $0 }
    }

    private var width: Int64 { max(1, length.milliseconds / Self.slices) }

    private func number(of instant: Instant) -> Int64 { floorDivide(instant.milliseconds, width) }
}
