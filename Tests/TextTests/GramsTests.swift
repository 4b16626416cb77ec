import Testing
import Text

@Suite struct GramsTests {
    static func terms(_ bytes: [UInt8]) -> String {
        var grams = Grams()
        let added = bytes.withUnsafeBufferPointer { grams.append($0) }
        #expect(added == grams.bytes.count)
        return String(decoding: grams.bytes, as: UTF8.self)
    }
    static func terms(_ text: String) -> String { terms(Array(text.utf8)) }

    @Test(arguments: [
        ("", ""), ("   ", ""), ("！？…", ""),
        // Chinese: pairs, and the last character alone.
        ("打卡", "打卡 卡"), ("今天打卡了", "今天 天打 打卡 卡了 了"), ("好", "好"), ("你好，世界", "你好 好 世界 界"),
        ("你 好", "你 好"), ("〇一々", "〇一 一々 々"), ("𠮷野家", "𠮷野 野家 家"), ("𠮷", "𠮷"),
        // Japanese and Korean the same way.
        ("ありがとう", "あり りが がと とう う"), ("カタカナ漢字", "カタ タカ カナ ナ漢 漢字 字"), ("안녕", "안녕 녕"),
        // Words.
        ("Hello World", "hello world"), ("ABC-123_x", "abc 123 x"), ("e-mail@example.com", "e mail example com"),
        ("Ärger über Größe", "Ärger über größe"), ("Привет мир", "Привет мир"), ("can't", "can t"),
        // Mixed scripts separate where they meet.
        ("第1期AI训练营v2.0", "第 1 期 ai 训练 练营 营 v2 0"), ("iPhone15手机", "iphone15 手机 机"), ("打卡day21", "打卡 卡 day21"),
        // Full width.
        ("ＡＢＣ１２３", "abc123"), ("ｉＰｈｏｎｅ　１５", "iphone 15"), ("第１期", "第 1 期"), ("Ａb", "ab"),
        // Emoji and other signs separate and are no terms.
        ("打😀卡", "打 卡"), ("👨‍👩‍👧‍👦", ""), ("good👍🏽job", "good job"), ("1️⃣2️⃣", "1 2"), ("🇨🇳中国", "中国 国"), ("a\u{E000}g12", "a g12"),
    ]) func texts(_ text: String, _ expected: String) {
        #expect(Self.terms(text) == expected)
    }

    /// Broken UTF-8 separates words and never becomes a term.
    @Test(arguments: [
        ([0x61, 0xFF, 0x62], "a b"), ([0xE6, 0x89], ""), ([0x61, 0xE6, 0x89], "a"), ([0xE6, 0x61], "a"),
        ([0xE6, 0x89, 0x93, 0x80, 0xE5, 0x8D, 0xA1], "打 卡"),
        // Overlong forms: A in two and three bytes, À in three, 亀 in four.
        ([0xC1, 0x81], ""), ([0xE0, 0x81, 0x81], ""), ([0xE0, 0x83, 0x80], ""), ([0xF0, 0x84, 0xBA, 0x80], ""),
        // A surrogate, and beyond the last scalar.
        ([0xED, 0xA0, 0x80], ""), ([0xF4, 0x90, 0x80, 0x80], ""), ([0xF8, 0x88, 0x80, 0x80, 0x80], ""),
    ] as [([UInt8], String)]) func brokenBytes(_ bytes: [UInt8], _ expected: String) {
        #expect(Self.terms(bytes) == expected)
    }

    @Test func longWordsAreCutAndFoldedWordsTheSame() {
        let long = String(repeating: "x", count: 500)
        #expect(Self.terms("\(long) y") == String(repeating: "x", count: 64) + " y")
        // Full-width letters are three bytes each, the term has one: the cut must fall on the same letter.
        let wide = String(repeating: "ｘ", count: 500)
        #expect(Self.terms(wide) == String(repeating: "x", count: 64))
        #expect(Self.terms(String(repeating: "й", count: 40)) == String(repeating: "й", count: 32))
        #expect(Self.terms(String(repeating: "й", count: 31) + "aй") == String(repeating: "й", count: 31) + "a")
    }

    @Test func longTextsEnd() {
        let terms = Self.terms(String(repeating: "打卡", count: 100_000))
        #expect(terms.utf8.count >= 65_536)
        #expect(terms.utf8.count < 65_536 + 16)
        #expect(terms.hasSuffix(" 卡") || terms.hasSuffix(" 打"))
    }

    @Test func textsFollowOneAnotherInTheBuffer() {
        var grams = Grams(), lengths: [Int] = []
        for text in ["打卡", "", "ab"] { lengths.append(Array(text.utf8).withUnsafeBufferPointer { grams.append($0) }) }
        #expect(lengths == [10, 0, 2])
        #expect(String(decoding: grams.bytes, as: UTF8.self) == "打卡 卡ab")
        grams.removeAll()
        #expect(grams.bytes.isEmpty)
    }
}
