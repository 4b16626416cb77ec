internal import Kernel

/// The median of daily joins before an instant that only moves forward.
struct UsualDay {
    private static let day = Span.days(1).milliseconds

    private let joins: [Int64]
    private let since: Int64
    /// For each number of days back, the first join not before.
    private var places = [Int](repeating: 0, count: JoinBursts.baseDays + 1)

    /// - Parameter joins: ascending.
    init(_ joins: [Int64], since: Int64) {
        self.joins = joins
        self.since = since
    }

    /// - Parameters:
    ///   - instant: not before that of the last call.
    ///   - most: above it nobody asks how much it is; that is found without putting the days in order.
    /// - Returns: nil if the history before is too short, or if it is more than that.
    mutating func median(until instant: Int64, atMost most: Double) -> Double? {
        let days = Int(min(Int64(JoinBursts.baseDays), (instant - since) / UsualDay.day))
        guard days >= JoinBursts.leastBaseDays else { return nil }
        for back in 0...days {
            while places[back] < joins.count, joins[places[back]] < instant - Int64(back) * UsualDay.day { places[back] += 1 }
        }
        let busier = (0..<days).count { Double(places[$0] - places[$0 + 1]) > most }
        return busier > days / 2 ? nil : Median.of((0..<days).map { Int64(places[$0] - places[$0 + 1]) })
    }
}
