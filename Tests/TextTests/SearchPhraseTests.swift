import Testing

@testable import Text

@Suite struct SearchPhraseTests {
    struct Typed: Sendable, CustomTestStringConvertible {
        var typed: String
        var terms: [String] = []
        var prefixes: [String] = []
        var runs: [String] = []
        var testDescription: String { typed }
    }

    static let phrases = [
        Typed(typed: "打卡", terms: ["打卡"]),
        Typed(typed: "今天打卡", terms: ["今天", "天打", "打卡"], runs: ["今天打卡"]),
        Typed(typed: "卡", prefixes: ["卡"]),
        Typed(typed: "打 卡", prefixes: ["打", "卡"]),
        Typed(typed: "Hello wor", prefixes: ["hello", "wor"]),
        Typed(typed: "第1期", prefixes: ["第", "1", "期"]),
        Typed(typed: "AI训练营", terms: ["训练", "练营"], prefixes: ["ai"], runs: ["训练营"]),
        Typed(typed: "ＡＩ", prefixes: ["ai"]),
        Typed(typed: "  打卡，签到！ ", terms: ["打卡", "签到"]),
        Typed(typed: "打😀卡", prefixes: ["打", "卡"]),
        Typed(typed: "𠮷野", terms: ["𠮷野"]),
        Typed(typed: "\"打卡\" OR *", terms: ["打卡"], prefixes: ["or"]),
        Typed(typed: "\"good morning\" 打卡", terms: ["good", "morning", "打卡"], runs: [" good morning "]),
        Typed(typed: "“第1期训练营”", terms: ["1", "期训", "训练", "练营"], prefixes: ["第"], runs: ["期训练营", "第 1 期训练营"]),
        Typed(typed: "“没有关上 的", terms: ["没有", "有关", "关上"], prefixes: ["的"], runs: ["没有关上"]),
        // A mark that combines with the blank before it is still a word of its own.
        Typed(typed: "打\u{300}", prefixes: ["打", "\u{300}"]),
    ]

    @Test(arguments: phrases) func phrasesAreCut(_ known: Typed) throws {
        let phrase = try #require(SearchPhrase(known.typed))
        #expect(phrase.terms == known.terms)
        #expect(phrase.prefixes == known.prefixes)
        #expect(phrase.runs == known.runs)
    }

    @Test(arguments: ["", " ", "！？", "😀", "\u{E000}", "…—", "\u{200B}"]) func nothingToSearch(_ typed: String) {
        #expect(SearchPhrase(typed) == nil)
    }

    @Test(arguments: [
        ("今天打卡", "他说今天打卡了", true), ("今天打卡", "打卡就在今天，天打雷劈", false), ("打卡", "随便什么", true),
        ("AI训练营", "ai 训练营开始", true), ("训练营AI", "训练：营", false), ("ＡＢＣ训练营", "x训练营", true), ("上海滩", "上海，海滩", false),
    ]) func runsStandInOnePiece(_ typed: String, _ text: String, _ matches: Bool) throws {
        #expect(try #require(SearchPhrase(typed)).matches(text) == matches)
    }

    @Test(arguments: [
        ("\"good morning\"", "Good  morning!", true), ("\"good morning\"", "good mornings", false), ("\"good morning\"", "morning, good", false),
        ("「上海 滩」", "上海，滩", true), ("「上海 滩」", "上海的滩", false), ("\"ai 训练\"", "来ＡＩ训练营", true),
    ]) func quotedWordsStandTogether(_ typed: String, _ text: String, _ matches: Bool) throws {
        #expect(try #require(SearchPhrase(typed)).matches(text) == matches)
    }

    @Test(arguments: [
        ("卡", "今天打卡", true), ("卡", "咔嚓", false), ("wor", "Hello World", true), ("orl", "Hello World", false), ("打卡 ai", "来ＡＩ 打卡", true),
        ("打卡 ai", "打卡", false), ("今天打卡", "打卡今天", false), ("a", "", false),
    ]) func aTextHasItAll(_ typed: String, _ text: String, _ has: Bool) throws {
        #expect(try #require(SearchPhrase(typed)).isIn(text) == has)
    }

    @Test func wordsToMark() {
        #expect(SearchPhrase.words(of: "打卡 “good morning” x") == ["打卡", "good morning", "x"])
        #expect(SearchPhrase.words(of: "\" \"  ").isEmpty && SearchPhrase.words(of: "”“").count == 1)
    }

    @Test func aLongPhraseIsCutOff() throws {
        let phrase = try #require(SearchPhrase(String(repeating: "今天打卡了没有", count: 50)))
        #expect(phrase.terms.count == 32)
        let words = try #require(SearchPhrase((0..<90).map { "w\($0)" }.joined(separator: " ")))
        #expect(words.prefixes.count == 32)
        let word = String(repeating: "ｗ", count: 300)
        #expect(try #require(SearchPhrase(word)).prefixes == [String(repeating: "w", count: 64)])
    }
}
