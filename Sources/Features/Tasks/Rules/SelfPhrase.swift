/// What somebody told of themselves in one short line, to everybody; nothing that hurts when it comes back.
enum SelfPhrase {
    private static let longest = (han: 30, latin: 80)
    private static let selfHan: PhraseList = ["我", "咱"]
    private static let hanBars: PhraseList = ["你", "您", "他", "她", "谢", "抱歉", "不知道", "觉得", "我说", "我看", "我去", "走了", "难受", "难过", "哭", "退群", "累", "烦"]
    private static let selfLatin: Set<String> = ["i", "i'm", "i've", "i'll", "my", "we", "we're", "our"]
    private static let latinBars: Set<String> = [
        "you", "your", "he", "she", "they", "them", "think", "thought", "guess", "wonder", "wondering", "mean", "meant", "see", "agree", "know", "sorry", "thanks", "thank",
        "say", "said", "suppose", "not", "afraid", "lost", "lose", "passed", "leave", "leaving", "left", "quit", "sad", "tired", "hate", "hurt", "cry", "crying",
        "it", "that", "this", "these", "those", "one", "there", "either",
    ]
    private static let latinMarks: Set<Character> = [",", ".", "!", "'", "’", "-", ";", "(", ")"]
    private static let leastWords = 5
    /// Who speaks of themselves says so at the beginning.
    private static let firstWords = 3

    static func of(_ text: String) -> String? {
        let isHan = text.contains(where: \.isHan)
        guard LastWords.isTelling(text), text.count <= (isHan ? longest.han : longest.latin) else { return nil }
        guard isHan ? selfHan.isIn(text) && !hanBars.isIn(text) : isEnglish(text) else { return nil }
        let isCall = text.prefix { !$0.isWhitespace }.contains { ":：".contains($0) }
        guard !isCall, !text.contains(where: { "@?？".contains($0) || $0.isNewline }) else { return nil }
        return CodeText.isLikely(text) || OpeningLists.isUnfit(text) ? nil : text
    }

    private static func isEnglish(_ text: String) -> Bool {
        guard text.allSatisfy({ $0.isLetter || $0.isNumber || $0.isWhitespace || latinMarks.contains($0) }) else { return false }
        let words = text.latinWords
        let isOfSelf = words.count >= leastWords && words.prefix(firstWords).contains(where: selfLatin.contains)
        return isOfSelf && latinBars.isDisjoint(with: words)
    }
}
