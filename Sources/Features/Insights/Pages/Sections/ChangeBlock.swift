internal import FeatureRules
internal import Web

/// What changed in a group, and whom to speak to first.
struct ChangeBlock {
    let reading: GroupReading
    let context: DiagnosisContext

    private static let greeted = 3

    /// Nil where there is nothing to compare with.
    var block: DiagnosisBlock? {
        guard let change: ChangeFigures = reading.sections.one() else { return nil }
        let voice = context.voice, words = ChangeWords(change: change, figures: reading.figures, voice: voice).sentences
        guard !words.isEmpty else { return nil }
        var block = DiagnosisBlock("change", voice)
        block.sentences = words.map { DiagnosisSentence($0) }
        let greeted = change.gone.filter(\.isPresent).prefix(Self.greeted)
        guard context.day == nil, !greeted.isEmpty else { return block }
        let names = greeted.map { voice.say("diagnosis.change.greeted", ["name": context.name($0.member), "count": voice.grouped($0.messages)]) }
        block.say(
            "change.greet", ["names": names.joined(separator: voice.language == .chinese ? "、" : ", ")], link: "change.greet.link",
            to: context.seat.path("/tasks?group=\(context.group)"))
        return block
    }
}
