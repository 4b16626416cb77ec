internal import FeatureRules
internal import Web

/// All groups as one, in figures: every person counted once.
enum MatrixTiles {
    /// - Parameter seat: where the rows stand; nil on paper.
    static func tiles(_ whole: MatrixFigures, _ voice: Voice, seat: Seat? = nil) -> [FigureTile] {
        func people(_ key: String, _ count: Int, _ note: String? = nil, active: ActiveWithin? = nil) -> FigureTile {
            FigureTile(
                key: key, figure: voice.grouped(count), unit: voice.say("unit.people", ["count": "\(count)"]), note: note, voice: voice,
                href: seat?.path("/members" + (active.map { "?\($0.encoded)" } ?? "")))
        }
        let silent = whole.states.filter { $0.state == .dormant || $0.state == .finished }.reduce(0) { $0 + $1.groups }
        let share = whole.members > 0 ? voice.say("figure.matrix-mau.note", ["share": voice.percent(Double(whole.mau) / Double(whole.members))]) : nil
        return [
            FigureTile(
                key: "matrix-groups", figure: voice.grouped(whole.groups), unit: voice.say("unit.groups", ["count": "\(whole.groups)"]),
                note: silent > 0 ? voice.say("figure.matrix-groups.note", ["count": voice.grouped(silent)]) : nil, voice: voice,
                href: seat.map { _ in "#groups" }),
            people("matrix-members", whole.members), people("matrix-wau", whole.wau, active: .week),
            people("matrix-mau", whole.mau, share, active: .month),
        ]
    }
}
