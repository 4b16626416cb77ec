internal import FeatureRules
internal import Web

/// All groups as one, in figures: every person counted once.
enum MatrixTiles {
    static func tiles(_ whole: MatrixFigures, _ voice: Voice) -> [FigureTile] {
        func people(_ key: String, _ count: Int, _ note: String? = nil) -> FigureTile {
            FigureTile(
                key: key, figure: voice.grouped(count), unit: voice.say("unit.people", ["count": "\(count)"]), note: note, voice: voice)
        }
        let silent = whole.states.filter { $0.state == .dormant || $0.state == .finished }.reduce(0) { $0 + $1.groups }
        let share = whole.members > 0 ? voice.say("figure.matrix-mau.note", ["share": voice.percent(Double(whole.mau) / Double(whole.members))]) : nil
        return [
            FigureTile(
                key: "matrix-groups", figure: voice.grouped(whole.groups), unit: voice.say("unit.groups", ["count": "\(whole.groups)"]),
                note: silent > 0 ? voice.say("figure.matrix-groups.note", ["count": voice.grouped(silent)]) : nil, voice: voice),
            people("matrix-members", whole.members), people("matrix-wau", whole.wau), people("matrix-mau", whole.mau, share),
        ]
    }
}
