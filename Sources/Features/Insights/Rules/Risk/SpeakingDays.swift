public import Kernel

/// On which days somebody spoke, a member or a whole group, and how much.
public struct SpeakingDays: Sendable, Hashable {
    /// Day numbers, ascending, each once.
    let days: [Int32]
    /// `total[i]`: messages of the days before the i-th; one longer than `days`.
    let total: [Int64]

    /// Days may come in any order and more than once; those without a message do not count.
    public init(_ counts: some Sequence<(day: LocalDay, messages: Int64)>) {
        var byDay: [Int32: Int64] = [:]
        for (day, messages) in counts where messages > 0 { byDay[day.number, default: 0].addClamped(messages) }
        self.init(byDay)
    }

    init(_ byDay: [Int32: Int64]) {
        days = byDay.keys.sorted()
        var sum: Int64 = 0
        total = [0] + days.map { day in
            sum.addClamped(byDay[day] ?? 0)
            return sum
        }
    }

    /// How many of the days lie before `day`.
    func count(before day: Int) -> Int {
        var low = 0, high = days.count
        while low < high {
            let middle = (low + high) / 2
            if Int(days[middle]) < day { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether nothing was said from `day` on for `length` days.
    func isSilent(from day: Int, length: Int) -> Bool {
        let next = count(before: day)
        return next == days.count || Int(days[next]) >= day + length
    }
}

extension Int64 {
    /// Adds without going over the end, whatever a board holds.
    mutating func addClamped(_ other: Int64) {
        let (sum, overflow) = addingReportingOverflow(other)
        self = overflow ? .max : sum
    }
}
