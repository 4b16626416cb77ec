internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// Whose voices a group lacks since its last turning point.
struct TurnBlock {
    let reading: GroupReading
    let context: DiagnosisContext
    /// Who was missing, on a day that is over.
    let then: DiagnosisList?

    private var voice: Voice { context.voice }

    /// Nil where there was no fall.
    var block: DiagnosisBlock? {
        guard let turn: TurnFigures = reading.sections.one() else { return nil }
        let words = TurnWords(turn: turn, reading: reading, names: context.name, voice: voice), sentences = words.sentences
        guard !sentences.isEmpty else { return nil }
        var block = DiagnosisBlock("turn", voice)
        block.sentences = sentences.map { DiagnosisSentence($0) } + [RenamedList(reading: reading, context: context).sentence(words.leftOut)].compactMap(\.self)
        block.table = table(words)
        block.lists = [then].compactMap(\.self)
        return block
    }

    private func table(_ words: TurnWords) -> DiagnosisTable {
        func cells(_ key: String, _ members: String, _ before: Double, _ after: Double) -> [DiagnosisCell] {
            [voice.say("diagnosis.turn.part.\(key)"), members, voice.brief(before), voice.brief(after), voice.brief(after - before)]
                .map { DiagnosisCell($0) }
        }
        let parts = words.parts.filter { $0.part.members > 0 }
        return DiagnosisTable(
            caption: voice.say("diagnosis.turn.table"), heads: ["who", "members", "before", "after", "change"].map { voice.say("diagnosis.turn.head.\($0)") },
            rows: parts.map { cells($0.key, voice.grouped($0.part.members), $0.before, $0.after) }
                + [cells("all", voice.grouped(parts.reduce(0) { $0 + $1.part.members }), words.before, words.after)],
            isForExperts: true)
    }
}
