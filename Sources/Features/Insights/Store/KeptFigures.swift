internal import FeatureRules
internal import Foundation

/// The form in which the diagnosis board keeps figures.
enum KeptFigures {
    private struct Periods: Codable {
        var byDay: [PeriodFigures]
        var byWeek: [PeriodFigures]
    }

    /// The figures without their days and weeks, and those apart: lists of groups need only the first.
    static func encode(_ figures: GroupFigures) throws -> (summary: String, periods: String) {
        var summary = figures
        summary.byDay = []
        summary.byWeek = []
        let encoder = JSONEncoder()
        return (
            String(decoding: try encoder.encode(summary), as: UTF8.self),
            String(decoding: try encoder.encode(Periods(byDay: figures.byDay, byWeek: figures.byWeek)), as: UTF8.self)
        )
    }

    static func decode(summary: UnsafeBufferPointer<UInt8>) throws -> GroupFigures {
        try JSONDecoder().decode(GroupFigures.self, from: Data(summary))
    }

    static func add(periods: UnsafeBufferPointer<UInt8>, to figures: inout GroupFigures) throws {
        let periods = try JSONDecoder().decode(Periods.self, from: Data(periods))
        figures.byDay = periods.byDay
        figures.byWeek = periods.byWeek
    }
}
