/// What somebody said they were about to do, short and clear enough to be said back to them.
enum PlanPhrase {
    private static let han = 5...18
    private static let latin = 12...70
    private static let hanPlans: PhraseList = ["打算", "准备去", "准备学", "准备做", "准备考", "准备买", "准备报", "准备开", "正在学", "正在做", "正在写", "正在找", "想学", "想去", "想买", "想做", "想试", "想玩", "想报", "想开", "报名了", "刚开始", "开始学", "刚买了"]
    private static let hanBars: PhraseList = ["不", "没", "别", "你", "您", "他", "她", "吗", "呢", "什么", "怎", "谁", "哪", "几", "多少", "么"]
    private static let latinPlans = [
        "i'm going to ", "i am going to ", "i'm planning ", "i plan to ", "i'm trying to ", "i am trying to ", "i'm working on ",
        "i am working on ", "i'm thinking of ", "i'm thinking about ", "i'm learning ", "i am learning ", "i'm writing ", "i am writing ",
        "i'm building ", "i started ", "i just started ", "i'd like to learn ", "i want to learn ", "i want to try ", "i want to write ",
    ]
    private static let latinBars: Set<String> = [
        "you", "your", "u", "not", "don't", "bed", "sleep", "lunch", "dinner", "breakfast", "eat", "home", "afk", "away", "shower", "coffee",
        "go", "leave", "say", "ask", "kill", "he", "she", "him", "her", "they", "them", "this", "that", "it", "these", "those", "there", "one",
    ]

    static func of(_ text: String) -> String? {
        let text = trimmed(text)
        guard let plan = text.contains(where: \.isHan) ? chinese(text) : english(text), !OpeningLists.isUnfit(plan) else { return nil }
        return plan
    }

    private static func chinese(_ text: String) -> String? {
        guard han.contains(text.count), text.allSatisfy({ $0.isHan || $0.isLetter || $0.isNumber }) else { return nil }
        guard hanPlans.isIn(text), !hanBars.isIn(text) else { return nil }
        return text
    }

    private static func english(_ text: String) -> String? {
        guard latin.contains(text.count), text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || " ',-".contains($0)) || $0 == "’" }) else { return nil }
        let small = text.latinSmall
        guard latinPlans.contains(where: small.hasPrefix) else { return nil }
        let words = text.latinWords
        return words.count >= 4 && latinBars.isDisjoint(with: words) ? text : nil
    }

    /// Without the marks and faces at its end, but for the marks of a question.
    private static func trimmed(_ text: String) -> String {
        var rest = text[...]
        while let last = rest.last, last.isWhitespace || "。.!！~～…，,；;".contains(last) || last.isEmoji { rest.removeLast() }
        return String(rest.drop(while: \.isWhitespace))
    }
}

extension Character {
    fileprivate var isEmoji: Bool { unicodeScalars.first?.properties.isEmojiPresentation ?? false }
}
