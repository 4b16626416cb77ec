/// The order of day, month and year in a date of figures.
public enum DateOrder: String, Sendable, CaseIterable, Codable {
    case dayFirst = "dmy"
    case monthFirst = "mdy"
    case yearFirst = "ymd"

    /// A date from its parts as they stand; nil if there can be no such day.
    func date(_ a: Int, _ b: Int, _ c: Int) -> WallTime? {
        let (year, month, day) =
            switch self {
            case .dayFirst: (c, b, a)
            case .monthFirst: (c, a, b)
            case .yearFirst: (a, b, c)
            }
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        return WallTime(year: year < 100 ? year + 2000 : year, month: month, day: day)
    }
}
