public import Kernel

/// How many of those who came in one week still speak weeks later. A member belongs to the week of the first known join, else to
/// that of the first message; our own belong to none.
public struct RetentionFigures: Section {
    public static let name = "retention"

    /// The last `mostCohorts`; columns 0…`columns`.
    public let retention: Retention

    static let mostCohorts = 26
    public static let columns = 12

    public init(_ evidence: GroupEvidence) {
        var joined: [MemberID: LocalDay] = [:]
        for passage in evidence.passages where passage.way != nil && joined[passage.member] == nil {
            joined[passage.member] = evidence.zone.day(of: passage.at)
        }
        var weeks: [MemberID: [Int32]] = [:]
        for day in evidence.spoken {
            let monday = day.day.weekStart.number
            if weeks[day.member]?.last != monday { weeks[day.member, default: []].append(monday) }
        }
        let last = evidence.today.weekStart + -1
        let begin = last.weekStart + -7 * (RetentionFigures.mostCohorts - 1)
        let members = evidence.peoples.keys.compactMap { member -> CohortMember? in
            let spoken = weeks[member] ?? []
            guard let cohort = joined[member] ?? spoken.first.map({ LocalDay(number: $0) }) else { return nil }
            return cohort >= begin && cohort <= last ? CohortMember(cohort: cohort, weeks: spoken) : nil
        }
        retention = Retention(members, through: last, weeks: RetentionFigures.columns)
    }

    public var people: Set<MemberID> { [] }
}
