import Testing

@testable import Text

/// Which words of a message count.
@Suite struct WordTalkTests {
    /// A space between words, `-` where two adjoin, `*` after one that counts only in a phrase.
    static func read(_ bytes: [UInt8], with talk: TalkWords) -> String {
        var line = ""
        bytes.withUnsafeBufferPointer { text in
            talk.read(text) { word in
                line += line.isEmpty ? "" : word.adjoins ? "-" : " "
                line += String(decoding: word.bytes, as: UTF8.self) + (word.standsAlone ? "" : "*")
            }
        }
        return line
    }

    @Test(arguments: [
        ("免费午餐卡还有吗", "免费-午餐-卡*"),
        ("旺财今天打了狂犬疫苗", "旺*-财* 打* 狂犬-疫苗"),
        ("我们都去这个餐厅，哈哈哈哈，嗯嗯", "餐厅"),
        ("二十三个，666，3.5折，12:30", "折*"),
        ("是的，我的，写的，很快", ""),
        ("目的", "目的"),
        ("我想办卡", "办*-卡*"),
        ("(｡з) é", ""),
        ("I don't think the Machine Learning course is OK", "machine-learning-course"),
        ("ＷｉＦｉ 密码", "wifi 密码"),
        ("Swift Swift swift", "swift-swift-swift"),
        ("hhhhhh aaaa x y", ""),
        ("我们https://example.com/lunch?a=b午餐", "午餐"),
        ("weidian.com/shop 和 www.lunch.example 和 boss@lunch.example", ""),
        ("3.5kg node.js e.g. lunch", "3.5kg-node js lunch"),
        ("@小红 午餐", "午餐"),
        ("@猫咪 医院\u{2005}疫苗", "疫苗"),
        ("＠午餐店\u{2005}卡片", "卡片"),
        ("@所有人疫苗洗澡", "疫苗-洗澡"),
        ("@all疫苗 @午餐，猫咪", "疫苗 猫咪"),
        ("[图片] [午餐] [Lunch]疫苗", "疫苗"),
        ("[疫苗，猫咪]", "疫苗 猫咪"),
        ("[[图片]", ""),
        ("lunch[图片]", "lunch"),
        ("[", ""),
        ("@", ""),
        ("😂午餐👍🏽午餐", "午餐 午餐"),
        ("\u{202E}午餐\u{200F}", "午餐"),
        ("", ""),
    ])
    func readsByHand(text: String, expected: String) throws {
        let talk = try #require(TalkWords())
        #expect(Self.read(Array(text.utf8), with: talk) == expected)
    }

    @Test func longWordsAreNoTalk() throws {
        let talk = try #require(TalkWords())
        #expect(Self.read(Array(repeating: 0x61, count: 1 << 20) + Array(" lunch".utf8), with: talk) == "")
        #expect(Self.read(Array("abcdefghijklmnopqrstuvwxy lunch".utf8), with: talk) == "lunch")
        #expect(!Self.read(Array(String(repeating: "餐", count: 350_000).utf8), with: talk).contains("餐餐"))
    }

    @Test func aLongAddressIsSkippedToItsEnd() throws {
        let talk = try #require(TalkWords())
        let address = "https://example.com/" + String(repeating: "lunch/", count: 500)
        #expect(Self.read(Array((address + " 午餐").utf8), with: talk) == "午餐")
    }

    @Test func anyBytesAtAll() throws {
        let talk = try #require(TalkWords())
        let pieces = ["@", "[", "]", "猫咪", "午餐", "://", ".com", "www.", "lunch", "\u{2005}", " ", "，", "＠", "所有人", "Ａ", "😂", "\n"].map { Array($0.utf8) }
        for seed in 0..<400 as Range<UInt64> {
            var dice = TextFuzzTests.Dice(state: seed)
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...30, using: &dice) {
                bytes += pieces.randomElement(using: &dice) ?? []
                if Int.random(in: 0..<8, using: &dice) == 0 { bytes.append(UInt8.random(in: 0...255, using: &dice)) }
            }
            let line = Self.read(bytes, with: talk)
            #expect(!line.contains("\u{FFFD}"), "seed \(seed)")
            #expect(line == Self.read(bytes, with: talk), "seed \(seed)")
        }
    }
}
