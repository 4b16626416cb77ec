internal import FeatureRules
internal import FeatureStores
internal import Web

/// What changed in a group in the last weeks, and where those stand who are to be written to.
struct ChangeBlock {
    let reading: GroupReading
    let context: DiagnosisContext
    /// How many are to be written to, and where they stand.
    let pointer: DiagnosisSentence?

    /// Nil where there is nothing to compare with.
    var block: DiagnosisBlock? {
        guard let change: ChangeFigures = reading.sections.one() else { return nil }
        let words = ChangeWords(change: change, reading: reading, names: context.name, voice: context.voice), sentences = words.sentences
        guard !sentences.isEmpty else { return nil }
        let renamed = RenamedList(reading: reading, context: context)
        var block = DiagnosisBlock("change", context.voice)
        block.sentences = sentences.map { DiagnosisSentence($0) } + [renamed.sentence(words.leftOut), pointer].compactMap(\.self)
        block.lists = [renamed.list].compactMap(\.self)
        return block
    }
}
