import FeatureRules
import Foundation
import Kernel
import Testing

@Suite struct RetentionTests {
    /// Monday 2026-08-31.
    static let monday = Int32(20_696)

    private func member(_ cohort: Int32, _ weeks: [Int32]) -> CohortMember {
        CohortMember(cohort: LocalDay(number: Self.monday + 7 * cohort), weeks: weeks.map { Self.monday + 7 * $0 })
    }

    @Test func theMondayIsOne() { #expect(LocalDay(number: Self.monday).weekday == 1) }

    @Test func countsByHand() {
        let retention = Retention(
            [
                member(0, [0, 1, 3]), member(0, [0]), member(0, []), member(0, [2, 3]),
                member(2, [2, 3]), member(2, [1, 2]), member(5, [5]),
            ], through: LocalDay(number: Self.monday + 7 * 3 + 6), weeks: 4)
        #expect(retention.cohorts == [
            RetentionCohort(monday: Self.monday, size: 4, classic: [2, 1, 1, 2, nil], rolling: [3, 2, 2, 2, nil]),
            // The week before the cohort's does not count.
            RetentionCohort(monday: Self.monday + 14, size: 2, classic: [2, 1, nil, nil, nil], rolling: [2, 1, nil, nil, nil]),
            RetentionCohort(
                monday: Self.monday + 35, size: 1, classic: [nil, nil, nil, nil, nil], rolling: [nil, nil, nil, nil, nil]),
        ])
    }

    @Test func laterThanTheLastColumnIsStillLater() {
        let retention = Retention([member(0, [0, 9])], through: LocalDay(number: Self.monday + 70), weeks: 2)
        #expect(retention.cohorts.map(\.classic) == [[1, 0, 0]])
        #expect(retention.cohorts.map(\.rolling) == [[1, 1, 1]])
    }

    @Test func whatIsAfterTheLastWeekDoesNotCount() {
        let retention = Retention([member(0, [1, 2])], through: LocalDay(number: Self.monday + 7), weeks: 2)
        #expect(retention.cohorts.map(\.classic) == [[0, 1, nil]])
        #expect(retention.cohorts.map(\.rolling) == [[1, 1, nil]])
    }

    @Test func anyDayNamesItsWeekAndTwiceIsOnce() {
        let days = CohortMember(cohort: LocalDay(number: Self.monday + 6), weeks: [0, 6, 7, 13].map { Self.monday + $0 })
        let retention = Retention([days], through: LocalDay(number: Self.monday + 20), weeks: 1)
        #expect(retention.cohorts == [RetentionCohort(monday: Self.monday, size: 1, classic: [1, 1], rolling: [1, 1])])
    }

    @Test func nobodyAndNoColumns() {
        #expect(Retention([], through: LocalDay(number: 0), weeks: 4).cohorts.isEmpty)
        let one = [member(0, [0])], through = LocalDay(number: Self.monday + 7)
        #expect(Retention(one, through: through, weeks: -3).cohorts.map(\.classic) == [[1]])
        #expect(Retention(one, through: through, weeks: .max).cohorts.map(\.classic.count) == [Retention.mostWeeks + 1])
    }

    @Test func theEndsOfTheCalendar() throws {
        let ends: [Int32] = [.min, .min + 1, -1, 0, .max - 1, .max]
        let members = ends.map { CohortMember(cohort: LocalDay(number: $0), weeks: ends) }
        for through in ends {
            let retention = Retention(members, through: LocalDay(number: through), weeks: 8)
            #expect(retention.cohorts.reduce(0) { $0 + $1.size } == members.count)
            _ = try JSONEncoder().encode(retention)
        }
    }

    /// Once more by the words of the definition.
    @Test(arguments: 0..<50) func countedSlowly(_ seed: UInt64) {
        var dice = SeededDice(seed: seed)
        let members = (0..<Int(dice.next() % 60)).map { _ in
            member(Int32(dice.next() % 8), (0..<12).filter { _ in dice.next() % 3 == 0 })
        }
        let last = Int32(dice.next() % 14), columns = Int(dice.next() % 10)
        let retention = Retention(members, through: LocalDay(number: Self.monday + 7 * last + 6), weeks: columns)
        #expect(retention.cohorts.map(\.monday) == Set(members.map(\.cohort.number)).sorted())
        for cohort in retention.cohorts {
            let those = members.filter { $0.cohort.number == cohort.monday }
            #expect(cohort.size == those.count)
            for k in 0...columns {
                let week = cohort.monday + 7 * Int32(k), end = Self.monday + 7 * last
                #expect(cohort.classic[k] == (week > end ? nil : those.count { $0.weeks.contains(week) }))
                #expect(cohort.rolling[k] == (week > end ? nil : those.count { $0.weeks.contains { week <= $0 && $0 <= end } }))
            }
        }
    }
}
