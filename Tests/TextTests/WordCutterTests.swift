import Testing

@testable import Text

@Suite struct WordCutterTests {
    static func cut(_ bytes: [UInt8], with cutter: WordCutter) -> [(word: [UInt8], kind: WordKind)] {
        var found: [(word: [UInt8], kind: WordKind)] = []
        bytes.withUnsafeBufferPointer { text in cutter.cut(text) { found.append((Array(text[$0]), $1)) } }
        return found
    }

    func words(_ text: String) throws -> [String] {
        let cutter = try #require(WordCutter())
        return Self.cut(Array(text.utf8), with: cutter).map { String(decoding: $0.word, as: UTF8.self) }
    }

    @Test(arguments: [
        ("今天中午去餐厅吃饭", ["今天", "中午", "去", "餐厅", "吃饭"]),
        ("狂犬疫苗打了吗？", ["狂犬", "疫苗", "打", "了", "吗"]),
        ("用iPhone15拍猫咪,3.14折", ["用", "iPhone15", "拍", "猫咪", "3.14", "折"]),
        ("I don't know 12:30", ["I", "don't", "know", "12:30"]),
        ("a.b 3.x 'tis", ["a", "b", "3", "x", "tis"]),
        ("ＡＢＣ１２３", ["ＡＢＣ１２３"]),
        ("привет мир 안녕하세요", ["привет", "мир", "안녕하세요"]),
        ("😂👍🏽…—！", []),
        ("\u{202E}猫咪\u{200F}", ["猫咪"]),
        ("猫\u{0}咪", ["猫", "咪"]),
        ("𠮷野家", ["𠮷", "野家"]),
        ("", []),
    ])
    func cutsByHand(text: String, expected: [String]) throws {
        #expect(try words(text) == expected)
    }

    @Test func saysTheKind() throws {
        let cutter = try #require(WordCutter())
        let kinds = Self.cut(Array("2026年 vlog 猫 ４２ v2".utf8), with: cutter).map(\.kind)
        #expect(kinds == [.number, .ideographic, .alphabetic, .ideographic, .number, .alphabetic])
    }

    @Test func brokenBytesSeparate() throws {
        let cutter = try #require(WordCutter())
        let cat = Array("猫咪".utf8)
        let words = Self.cut(cat + [0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80] + cat + [0xE7, 0x8C], with: cutter).map(\.word)
        #expect(words == [cat, cat])
    }

    @Test func longTextsAreCutOff() throws {
        let cutter = try #require(WordCutter())
        for text in [String(repeating: "啊", count: 350_000), String(repeating: "a", count: 1 << 20), String(repeating: "\u{20000}", count: 300_000)] {
            let bytes = Array(text.utf8)
            let words = Self.cut(bytes, with: cutter)
            #expect(!words.isEmpty)
            #expect(words.reduce(0) { $0 + $1.word.count } <= WordCutter.textLimit)
        }
    }

    /// Whatever the bytes are: words in order, none empty, the same ones again after another text, and those of the text alone.
    @Test func anyBytesAtAll() throws {
        let kept = try #require(WordCutter())
        let pieces = ["猫咪", "免费午餐卡", "a", "Zé", "9", ".", "'", " ", "\u{2005}", "😂", "ｶﾞ", "かな", "カナ", "𠮷", "１"].map { Array($0.utf8) }
        for seed in 0..<400 as Range<UInt64> {
            var dice = TextFuzzTests.Dice(state: seed)
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...40, using: &dice) {
                bytes += pieces.randomElement(using: &dice) ?? []
                if Int.random(in: 0..<6, using: &dice) == 0 { bytes.append(UInt8.random(in: 0...255, using: &dice)) }
            }
            var ends = 0
            bytes.withUnsafeBufferPointer { text in
                kept.cut(text) { range, _ in
                    #expect(range.lowerBound >= ends && !range.isEmpty && range.upperBound <= text.count, "seed \(seed)")
                    ends = range.upperBound
                }
            }
            let first = Self.cut(bytes, with: kept).map(\.word)
            _ = Self.cut(Array("别的话 other".utf8), with: kept)
            let again = Self.cut(bytes, with: kept).map(\.word)
            #expect(first == again, "seed \(seed)")
        }
    }
}
