internal import FeatureRules
internal import Kernel
internal import Web

/// What a group talks about: the words that set it apart, the new ones, the most frequent.
struct WordTab: DiagnosisTab {
    static let kinds: [any Section.Type] = [WordFigures.self]

    let words: WordFigures?
    let key: ShownList<TellingWord>
    let rising: ShownList<TellingWord>
    let frequent: ShownList<WordFigures.Frequent>

    init(_ sections: [any Section], _ list: ListChoice) {
        words = sections.one()
        key = list.of("key-words", words?.key.words ?? [], first: 12)
        rising = list.of("rising-words", words?.rising.words ?? [], first: 12)
        frequent = list.of("frequent-words", words?.frequent ?? [], first: 12)
    }

    var people: Set<MemberID> { [] }

    func blocks(_ context: DiagnosisContext) -> [DiagnosisBlock] {
        let voice = context.voice
        guard let words, words.messages > 0 else {
            var block = DiagnosisBlock("key-words", voice)
            block.say("words.none", ["count": "\(WordFigures.weeks)"])
            return [block]
        }
        var most = DiagnosisBlock("frequent-words", voice)
        most.say("words.period", ["day": voice.week(words.from), "count": voice.grouped(words.messages)])
        most.lists = [
            DiagnosisList(frequent, of: .words, tab: "words", context) { word in
                DiagnosisLine(
                    name: word.word, href: context.talk(about: word.word),
                    reason: voice.say("diagnosis.words.speakers", ["count": voice.grouped(word.speakers)]),
                    count: voice.grouped(word.messages), unit: voice.say("unit.messages", ["count": "\(word.messages)"]))
            }
        ]
        return [
            telling("key-words", words.key, key, context), most, telling("rising-words", words.rising, rising, context),
        ]
    }

    private func telling(
        _ name: String, _ found: TellingWords, _ shown: ShownList<TellingWord>, _ context: DiagnosisContext
    ) -> DiagnosisBlock {
        let voice = context.voice
        var block = DiagnosisBlock(name, voice)
        if let silence = found.silence {
            block.say("\(name).\(silence.rawValue)")
            return block
        }
        block.say("\(name).n", ["here": voice.grouped(found.messages), "there": voice.grouped(found.messagesThere)])
        block.note("words.test")
        block.lists = [
            DiagnosisList(shown, of: .words, tab: "words", context) { word in
                // What was never said there has no upper end.
                let ratio = word.messagesThere > 0 && word.ratio.isFinite
                return DiagnosisLine(
                    name: word.word, href: context.talk(about: word.word),
                    reason: voice.say(
                        ratio ? "diagnosis.\(name).line" : "diagnosis.\(name).line.new",
                        [
                            "ratio": voice.brief(word.ratio), "there": voice.grouped(word.messagesThere), "people": voice.grouped(word.speakers),
                        ]), exact: ratio ? voice.say("diagnosis.words.range", ["low": voice.brief(word.low), "high": voice.brief(word.high)]) : nil,
                    count: voice.grouped(word.messages), unit: voice.say("unit.messages", ["count": "\(word.messages)"]))
            }
        ]
        return block
    }
}
