import FeatureRules
import FeatureStores

/// What became of welcomes, as `welcomes --json` prints it.
struct WelcomesDocument: Encodable {
    struct Figures: Encodable {
        let asked: Int
        let sent: Int
        let refused: Int
        let unknown: Int
        let too_late: Int
        let unmatched: Int
        let open: Int
        /// Sent, but not whole.
        let partly: Int
        let median_ms: Int64?
        let p99_ms: Int64?
        let slowest_ms: Int64?

        init(_ figures: GreetingFigures) {
            asked = figures.asked
            sent = figures.count(.sent)
            refused = figures.count(.refused)
            unknown = figures.count(.unknown)
            too_late = figures.count(.tooLate)
            unmatched = figures.count(.unmatched)
            open = figures.open
            partly = figures.partly
            median_ms = figures.pace?.medianMs
            p99_ms = figures.pace?.p99Ms
            slowest_ms = figures.pace?.slowestMs
        }

        var text: String {
            let pace = median_ms.map { "; half within \($0) ms, 99 % within \(p99_ms ?? 0) ms, the slowest \(slowest_ms ?? 0) ms" } ?? ""
            return "asked \(asked): sent \(sent) (\(partly) not whole), refused \(refused), in doubt \(unknown), too late \(too_late), "
                + "none fits \(unmatched), under way \(open)\(pace)"
        }
    }

    /// The last 24 hours.
    let day: Figures
    /// The last 7 days.
    let week: Figures

    var text: String { "24 h  \(day.text)\n7 d   \(week.text)" }
}
