/// What somebody asked everybody, about a matter and not about what was just said, short enough to be said back to them.
enum QuestionPhrase {
    private static let han = 6...30
    private static let latin = 15...90
    private static let hanAsking: PhraseList = ["请问", "有没有", "哪里", "哪家", "哪个", "哪种", "怎么", "如何", "多少钱", "推荐", "谁知道", "谁有", "有人知道", "有人用过"]
    private static let ends: Set<Character> = ["？", "?", "吗", "呢"]
    private static let hanBars: PhraseList = ["你", "您", "他", "她", "它", "这", "那", "怎么说", "怎么样了", "怎么回事", "怎么办呢", "怎么可能", "怎么会"]
    private static let latinAsking = [
        "any idea ", "any ideas ", "anyone know", "anybody know", "does anyone ", "does anybody ", "has anyone ", "has anybody ", "is there a", "are there a",
        "how do i ", "how can i ", "how do we ", "how can we ", "how should ", "how does ", "where ", "when will ", "which ", "what is the ", "what's the ", "what would be ",
    ]
    private static let latinBars: Set<String> = [
        "you", "your", "u", "he", "she", "him", "her", "they", "them", "this", "that", "it", "these", "those", "there's", "one", "else", "so", "then",
    ]

    static func of(_ text: String) -> String? {
        let text = text.trimmed
        guard let last = text.last, ends.contains(last), !text.contains("@") else { return nil }
        guard text.contains(where: \.isHan) ? isChinese(text) : last == "?" && isEnglish(text) else { return nil }
        return CodeText.isLikely(text) || OpeningLists.isUnfit(text) ? nil : text
    }

    private static func isChinese(_ text: String) -> Bool { han.contains(text.count) && hanAsking.isIn(text) && !hanBars.isIn(text) }

    private static func isEnglish(_ text: String) -> Bool {
        guard latin.contains(text.count) else { return false }
        let small = text.latinSmall
        return latinAsking.contains(where: small.hasPrefix) && latinBars.isDisjoint(with: text.latinWords)
    }
}

extension String {
    fileprivate var trimmed: String {
        var rest = drop(while: \.isWhitespace)
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
