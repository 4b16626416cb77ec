internal import FeatureRules
internal import FeatureStores
internal import Web

/// What changed in a group, and whom to speak to first.
struct ChangeBlock {
    let reading: GroupReading
    let context: DiagnosisContext
    /// The tasks to greet somebody in this group, most worth first: the same as on the list of tasks.
    let greetings: [TaskEntry]

    /// So many are named.
    static let greeted = 3

    /// Nil where there is nothing to compare with.
    var block: DiagnosisBlock? {
        guard let change: ChangeFigures = reading.sections.one() else { return nil }
        let voice = context.voice, words = ChangeWords(change: change, figures: reading.figures, voice: voice).sentences
        guard !words.isEmpty else { return nil }
        var block = DiagnosisBlock("change", voice)
        block.sentences = words.map { DiagnosisSentence($0) }
        guard context.day == nil, !greetings.isEmpty else { return block }
        let names = greetings.prefix(Self.greeted).map { task in
            voice.say(
                "diagnosis.change.greeted",
                ["name": task.member.map(context.name) ?? "", "count": voice.grouped(task.facts.count ?? 0)])
        }
        block.say(
            "change.greet", ["names": names.joined(separator: voice.language == .chinese ? "、" : ", ")], link: "change.greet.link",
            to: context.seat.path("/tasks?group=\(context.group)&kind=greet"))
        return block
    }
}
