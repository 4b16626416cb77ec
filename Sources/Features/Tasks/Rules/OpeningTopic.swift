/// What a sentence to somebody who has gone quiet can take up.
public enum OpeningTopic: Sendable, Hashable {
    /// Something they talked about, as they wrote it.
    case thing(String)
    /// What they said they were about to do, in their words.
    case plan(String)
    /// What they asked, in their words.
    case question(String)
    /// What they told last of themselves, where nothing else can be taken up.
    case words(String)

    /// A plan older than this many messages is over.
    private static let plansRead = 5
    private static let wordsTried = 15
    /// So surely a word is theirs (G², p = 0.01); others are left out before.
    public static let leastScore = 6.63

    /// The plan they told last; else what they talked about last among the words that tell them from the others; else what they asked
    /// last; else what they talked about most; else what they told last of themselves. Nil where none of it makes a sentence that one
    /// would send.
    ///
    /// - Parameters:
    ///   - words: what the member talks about, most telling first.
    ///   - said: the member's texts, the latest first.
    ///   - isName: whether somebody in the group is called so.
    public static func find(_ words: [String], said: [String], isName: (String) throws -> Bool) rethrows -> OpeningTopic? {
        let own = said.filter { LastWords.isOwn($0) }
        if let plan = own.prefix(plansRead).lazy.compactMap(PlanPhrase.of).first { return .plan(plan) }
        let readable = own.map { CodeText.isLikely($0) ? nil : $0 }
        var found: [(place: Int, word: String)] = []
        for word in words.prefix(wordsTried) {
            guard let (place, written) = ThingWord.find(word, in: readable), try !isName(written) else { continue }
            found.append((place, written))
        }
        if let last = found.first(where: { $0.place < LastWords.texts }) { return .thing(last.word) }
        if let question = own.prefix(LastWords.texts).lazy.compactMap(QuestionPhrase.of).first { return .question(question) }
        if let thing = found.first { return .thing(thing.word) }
        return own.prefix(LastWords.texts).lazy.compactMap(SelfPhrase.of).first.map { .words($0) }
    }
}
