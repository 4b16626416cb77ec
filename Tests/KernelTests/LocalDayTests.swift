import Kernel
import Testing

/// Numbers and weekdays computed with Python's `datetime.date`.
@Suite struct LocalDayTests {
    struct Known: Sendable, CustomTestStringConvertible {
        var text: String
        var civil: [Int]
        var number: Int32
        /// 1 = Monday.
        var weekday: Int
        var weekStart: String
        var testDescription: String { text }
    }

    static let known = [
        Known(text: "1582-10-15", civil: [1582, 10, 15], number: -141_427, weekday: 5, weekStart: "1582-10-11"),
        Known(text: "1600-02-29", civil: [1600, 2, 29], number: -135_081, weekday: 2, weekStart: "1600-02-28"),
        Known(text: "1899-12-31", civil: [1899, 12, 31], number: -25_568, weekday: 7, weekStart: "1899-12-25"),
        Known(text: "1900-03-01", civil: [1900, 3, 1], number: -25_508, weekday: 4, weekStart: "1900-02-26"),
        Known(text: "1969-12-31", civil: [1969, 12, 31], number: -1, weekday: 3, weekStart: "1969-12-29"),
        Known(text: "1970-01-01", civil: [1970, 1, 1], number: 0, weekday: 4, weekStart: "1969-12-29"),
        Known(text: "1972-02-29", civil: [1972, 2, 29], number: 789, weekday: 2, weekStart: "1972-02-28"),
        Known(text: "2000-02-29", civil: [2000, 2, 29], number: 11_016, weekday: 2, weekStart: "2000-02-28"),
        Known(text: "2023-12-31", civil: [2023, 12, 31], number: 19_722, weekday: 7, weekStart: "2023-12-25"),
        Known(text: "2024-02-29", civil: [2024, 2, 29], number: 19_782, weekday: 4, weekStart: "2024-02-26"),
        Known(text: "2026-11-21", civil: [2026, 11, 21], number: 20_778, weekday: 6, weekStart: "2026-11-16"),
        Known(text: "2100-03-01", civil: [2100, 3, 1], number: 47_541, weekday: 1, weekStart: "2100-03-01"),
        Known(text: "9999-12-31", civil: [9999, 12, 31], number: 2_932_896, weekday: 5, weekStart: "9999-12-27"),
        Known(text: "0001-01-01", civil: [1, 1, 1], number: -719_162, weekday: 1, weekStart: "0001-01-01"),
    ]

    @Test(arguments: known) func knownDays(_ known: Known) throws {
        let day = try #require(LocalDay(year: known.civil[0], month: known.civil[1], day: known.civil[2]))
        #expect(day.number == known.number)
        #expect(day.weekday == known.weekday)
        #expect(day.weekStart.description == known.weekStart)
        #expect(day.description == known.text)
        let civil = LocalDay(number: known.number).civil
        #expect([civil.year, civil.month, civil.day] == known.civil)
    }

    @Test(arguments: [
        [2023, 2, 29], [1900, 2, 29], [2100, 2, 29], [2026, 4, 31], [2026, 13, 1], [2026, 0, 1], [2026, 1, 0], [2026, 1, 32],
        [0, 1, 1], [10_000, 1, 1], [2026, 6, -1],
    ]) func daysThatAreNone(_ civil: [Int]) {
        #expect(LocalDay(year: civil[0], month: civil[1], day: civil[2]) == nil)
    }

    /// Every day of four centuries, one after the other.
    @Test func everyDayFollowsTheOneBefore() throws {
        var number = try #require(LocalDay(year: 1800, month: 1, day: 1)).number
        var weekday = 3
        for year in 1800..<2200 {
            for month in 1...12 {
                for day in 1...LocalDay.daysInMonth(year: year, month: month) {
                    let found = try #require(LocalDay(year: year, month: month, day: day))
                    guard found.number == number, found.weekday == weekday, found.civil == (year, month, day) else {
                        Issue.record("\(year)-\(month)-\(day) is \(found.number), weekday \(found.weekday), \(found.civil)")
                        return
                    }
                    number += 1
                    weekday = weekday % 7 + 1
                }
            }
        }
    }

    @Test(arguments: [(7, 2, 3, 1), (-7, 2, -4, 1), (-8, 2, -4, 0), (-1, 86_400_000, -1, 86_399_999), (0, 5, 0, 0), (7, -2, -4, -1)])
    func divisionRoundsDown(_ a: Int64, _ b: Int64, _ quotient: Int64, _ rest: Int64) {
        #expect(floorDivide(a, b) == quotient)
        #expect(floorModulo(a, b) == rest)
    }

    @Test func wholeDaysRoundDown() {
        #expect(Span.days(3).wholeDays == 3)
        #expect((Span.days(3) + -1).wholeDays == 2)
        #expect((Span.days(0) + -1).wholeDays == -1)
    }
}

private func + (span: Span, milliseconds: Int64) -> Span { Span(milliseconds: span.milliseconds + milliseconds) }
