internal import FeatureRules
internal import Kernel
internal import Web

/// What changed in a group that talks more or less than before, and whom to speak to first.
struct ChangeBlock {
    let reading: GroupReading
    let context: DiagnosisContext

    private var voice: Voice { context.voice }

    private static let greeted = 3
    /// Fewer in eight weeks come and go by chance.
    private static let least = 8

    /// Nil where nothing changed, or nothing can be compared.
    var block: DiagnosisBlock? {
        guard let change: ChangeFigures = reading.sections.one(), change.speakers.before > 0,
            [.cooling, .dormant, .thriving].contains(reading.figures.state)
        else { return nil }
        var block = DiagnosisBlock("change", voice)
        let people = [
            "before": voice.grouped(change.speakers.before), "still": voice.grouped(change.still), "quiet": voice.grouped(change.quiet),
            "left": voice.grouped(change.left),
        ]
        // Most exports tell of no leaves: then nobody is known to have gone.
        block.say(reading.figures.leaves > 0 ? "change.people" : "change.people.plain", people)
        block.say("change.voices", weekly(change.newVoices))
        if change.questions.before >= Self.least { block.say("change.questions", weekly(change.questions)) }
        if let own = change.ownMessages, let promo = change.ownPromo, own.before >= Self.least {
            var values = weekly(own)
            values["promoBefore"] = voice.percent(Double(promo.before) / Double(own.before))
            values["promoNow"] = own.now > 0 ? voice.percent(Double(promo.now) / Double(own.now)) : "–"
            block.say("change.own", values)
        }
        guard context.day == nil, reading.figures.state != .thriving else { return block }
        for gone in change.gone.filter(\.isPresent).prefix(Self.greeted) {
            block.sentences.append(
                DiagnosisSentence(
                    voice.say("diagnosis.change.greet", ["count": voice.grouped(gone.messages)]), link: context.name(gone.member),
                    href: context.href(gone.member)))
        }
        return block
    }

    /// The means of a week.
    private func weekly(_ pair: ChangeFigures.Pair) -> [String: String] {
        let weeks = (before: Double(ChangeFigures.windowBefore) / 7, now: Double(ChangeFigures.window) / 7)
        return ["before": voice.brief(Double(pair.before) / weeks.before), "now": voice.brief(Double(pair.now) / weeks.now)]
    }
}
