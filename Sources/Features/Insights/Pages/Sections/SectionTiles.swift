internal import FeatureRules
internal import Web

/// The figures of the other tabs that belong on the first one, each with the way to its rows.
enum SectionTiles {
    static func tiles(_ reading: GroupReading, _ context: DiagnosisContext) -> [FigureTile] {
        let voice = context.voice
        var tiles: [FigureTile] = []
        if let answers: AnswerFigures = reading.sections.one() {
            tiles.append(
                .share(
                    "answered", answers.answered,
                    note: answers.medianMinutes.map { voice.say("diagnosis.half-within", ["time": voice.minutes($0)]) },
                    nothing: answers.questions > 0 ? "diagnosis.answers.all-waiting" : "diagnosis.answers.no-questions",
                    href: context.tab("talk", anchor: "answers"), voice))
        }
        if let newcomers: NewcomerFigures = reading.sections.one() {
            tiles.append(
                .share(
                    "newcomers-spoke", newcomers.spoke, nothing: newcomers.newcomers > 0 ? "diagnosis.newcomers.no-join" : "diagnosis.newcomers.nobody",
                    href: context.tab("people", anchor: "newcomers"), voice))
            tiles.append(
                .share(
                    "newcomers-answered", newcomers.answered,
                    nothing: newcomers.newcomers == 0
                        ? "diagnosis.newcomers.nobody" : newcomers.hasVoices ? "diagnosis.newcomers.too-new" : "diagnosis.newcomers.nobody-spoke",
                    href: context.tab("people", anchor: "newcomers"), voice))
        }
        if let content: ContentFigures = reading.sections.one() {
            if let promo = content.promo {
                tiles.append(.share("care", promo, nothing: "diagnosis.care.unmarked", href: context.tab("talk", anchor: "care"), voice))
            } else {
                tiles.append(
                    FigureTile(
                        key: "care", figure: "–", unit: "", note: voice.say("diagnosis.care.unmarked"), voice: voice,
                        href: context.tab("talk", anchor: "care")))
            }
        }
        if let risk: RiskFigures = reading.sections.one(), risk.active > 0 {
            let expected = Int(risk.expected.rounded())
            tiles.append(
                .count(
                    "falling", expected, "people", note: voice.say("diagnosis.falling.of", ["count": voice.grouped(risk.active)]),
                    href: context.tab("people", anchor: "falling"), voice))
        }
        return tiles
    }
}
