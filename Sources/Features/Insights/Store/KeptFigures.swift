internal import FeatureRules
internal import Foundation

/// The form in which the diagnosis board keeps figures.
enum KeptFigures {
    private struct Periods: Codable {
        var byDay: [PeriodFigures]
        var byWeek: [PeriodFigures]
        /// Missing in rows that were written before it stood here; the next refresh writes them anew.
        var formerlyActive: [FormerlyActive]?
    }

    /// The figures without what only the page of one group shows, and that apart: lists of groups read hundreds of the first.
    static func encode(_ figures: GroupFigures) throws -> (summary: String, periods: String) {
        var summary = figures
        summary.byDay = []
        summary.byWeek = []
        summary.formerlyActive = []
        let periods = Periods(byDay: figures.byDay, byWeek: figures.byWeek, formerlyActive: figures.formerlyActive)
        let encoder = JSONEncoder()
        return (
            String(decoding: try encoder.encode(summary), as: UTF8.self),
            String(decoding: try encoder.encode(periods), as: UTF8.self)
        )
    }

    static func decode(summary: UnsafeBufferPointer<UInt8>) throws -> GroupFigures {
        try JSONDecoder().decode(GroupFigures.self, from: Data(summary))
    }

    static func add(periods: UnsafeBufferPointer<UInt8>, to figures: inout GroupFigures) throws {
        let periods = try JSONDecoder().decode(Periods.self, from: Data(periods))
        figures.byDay = periods.byDay
        figures.byWeek = periods.byWeek
        if let former = periods.formerlyActive { figures.formerlyActive = former }
    }
}
