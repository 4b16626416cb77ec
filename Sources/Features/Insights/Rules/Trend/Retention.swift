public import Kernel

/// How many of the members who came in the same week still speak weeks later. Which week a member belongs to, that of joining
/// or of the first message, the caller decides.
public struct Retention: Sendable, Hashable, Codable {
    /// Two years of columns at most.
    public static let mostWeeks = 104

    /// Ascending; only weeks with at least one member.
    public var cohorts: [RetentionCohort]

    /// - Parameters:
    ///   - members: in any order.
    ///   - through: any day of the last week that is over; nothing after that week counts.
    ///   - weeks: the last column, counted from the cohort's own week = 0; clamped to 0…`mostWeeks`.
    public init(_ members: [CohortMember], through: LocalDay, weeks: Int) {
        let columns = min(Retention.mostWeeks, max(0, weeks)) + 1
        let lastWeek = Retention.week(of: through.number)
        var counts: [Int64: Counts] = [:]
        for member in members {
            let cohort = Retention.week(of: member.cohort.number)
            counts[cohort, default: Counts(columns: columns)].add(member.weeks, cohort: cohort, lastWeek: lastWeek)
        }
        cohorts = counts.sorted { $0.key < $1.key }.map { cohort, counts in
            RetentionCohort(
                // Of the very first days there are, the Monday is none.
                monday: Int32(clamping: cohort * 7 - 3), size: counts.size,
                classic: counts.classic.observed(lastWeek - cohort), rolling: counts.rolling.observed(lastWeek - cohort))
        }
    }

    /// Weeks since that of 1970-01-01, a Thursday.
    private static func week(of day: Int32) -> Int64 { floorDivide(Int64(day) + 3, 7) }

    private struct Counts {
        var size = 0
        var classic: [Int]
        /// Members by the last column they spoke in or after; summed up from the end it is the rolling count.
        private var latest: [Int]

        init(columns: Int) {
            classic = [Int](repeating: 0, count: columns)
            latest = classic
        }

        mutating func add(_ days: [Int32], cohort: Int64, lastWeek: Int64) {
            size += 1
            var counted: Int64 = -1
            for day in days {
                let week = Retention.week(of: day)
                let column = week - cohort
                // The days ascend: a column that does not is a second day of the same week.
                guard column > counted, week <= lastWeek else { continue }
                counted = column
                if column < classic.count { classic[Int(column)] += 1 }
            }
            if counted >= 0 { latest[min(Int(counted), latest.count - 1)] += 1 }
        }

        var rolling: [Int] {
            var sum = 0
            return latest.reversed().map { count in
                sum += count
                return sum
            }.reversed()
        }
    }
}

extension [Int] {
    /// Columns after the last one that is over are open.
    fileprivate func observed(_ last: Int64) -> [Int?] { enumerated().map { $0.offset <= last ? $0.element : nil } }
}
