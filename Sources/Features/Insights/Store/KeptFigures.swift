internal import FeatureRules
internal import Foundation

/// The form in which the diagnosis board keeps figures.
enum KeptFigures {
    private struct Periods: Codable {
        var byDay: [PeriodFigures]
        var byWeek: [PeriodFigures]
    }

    /// The figures without their days and weeks and without the formerly active, and those apart: lists of groups need only
    /// the first, and read hundreds of them.
    static func encode(_ figures: GroupFigures) throws -> (summary: String, periods: String, former: String) {
        var summary = figures
        summary.byDay = []
        summary.byWeek = []
        summary.formerlyActive = []
        let periods = Periods(byDay: figures.byDay, byWeek: figures.byWeek)
        let encoder = JSONEncoder()
        return (
            String(decoding: try encoder.encode(summary), as: UTF8.self),
            String(decoding: try encoder.encode(periods), as: UTF8.self),
            String(decoding: try encoder.encode(figures.formerlyActive), as: UTF8.self)
        )
    }

    static func decode(summary: UnsafeBufferPointer<UInt8>) throws -> GroupFigures {
        try JSONDecoder().decode(GroupFigures.self, from: Data(summary))
    }

    static func add(former: UnsafeBufferPointer<UInt8>, to figures: inout GroupFigures) throws {
        figures.formerlyActive = try JSONDecoder().decode([FormerlyActive].self, from: Data(former))
    }

    static func add(periods: UnsafeBufferPointer<UInt8>, to figures: inout GroupFigures) throws {
        let periods = try JSONDecoder().decode(Periods.self, from: Data(periods))
        figures.byDay = periods.byDay
        figures.byWeek = periods.byWeek
    }
}
