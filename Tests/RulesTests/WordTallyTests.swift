import Testing

@testable import FeatureRules

@Suite struct WordTallyTests {
    static let lunch = [
        WordTalk(1, "免费-午餐-卡* 领取"), WordTalk(2, "免费-午餐-卡*"), WordTalk(2, "朋友 免费-午餐-卡*"), WordTalk(3, "免费-午餐-卡* 领取"),
        WordTalk(3, "牛肉-面* 牛肉-面*"), WordTalk(1, "牛肉-面* 味道"), WordTalk(1, "免费 停车"), WordTalk(2, "味道"), WordTalk(2, "味道 排队"),
        WordTalk(4, "停车 排队 排队"), WordTalk(4, "卡*"), WordTalk(5, "老板 辣椒"), WordTalk(5, "外卖"), WordTalk(5, "发票 座位"),
    ]

    /// `牛肉面` stands in two messages only, so it is no phrase. A phrase leaves its words their messages.
    @Test func countsByHand() {
        let week = WordTalk.week(Self.lunch)
        #expect(week.messages == 14)
        #expect(week.words == 36)
        #expect(week.sampling == 0)
        #expect(
            week.entries == [
                WordCount(word: "免费", messages: 5, speakers: 3), WordCount(word: "免费午餐", messages: 4, speakers: 3),
                WordCount(word: "免费午餐卡", messages: 4, speakers: 3), WordCount(word: "午餐", messages: 4, speakers: 3),
                WordCount(word: "味道", messages: 3, speakers: 2), WordCount(word: "停车", messages: 2, speakers: 2),
                WordCount(word: "排队", messages: 2, speakers: 2), WordCount(word: "牛肉", messages: 2, speakers: 2),
                WordCount(word: "领取", messages: 2, speakers: 2),
            ])
    }

    /// Names that no dictionary knows: single characters that stand together.
    @Test func findsAName() {
        let week = WordTalk.week(
            (0..<4).map { WordTalk($0, "旺*-财* 疫苗") } + [WordTalk(9, "狗粮 旺*"), WordTalk(9, "洗澡 驱虫 寄养 猫砂 指甲 绝育")])
        #expect(week.entries == [WordCount(word: "旺财", messages: 4, speakers: 4), WordCount(word: "疫苗", messages: 4, speakers: 4)])
    }

    @Test func wordsBesideEachOtherAreNoPhraseByChance() {
        var talk: [WordTalk] = []
        for left in ["猫咪", "狗狗", "兔子", "仓鼠"] {
            for right in ["洗澡", "驱虫", "疫苗", "寄养"] { talk += (0..<3).map { WordTalk($0, "\(left)-\(right)") } }
        }
        let words = WordTalk.week(talk).entries.map(\.word)
        #expect(words.count == 8)
    }

    @Test func latinPhrasesKeepTheirSpace() {
        let week = WordTalk.week((0..<5).map { WordTalk($0, "flat-white") } + (0..<20).map { WordTalk($0, "tea\($0) cake\($0)") })
        #expect(week.entries.map(\.word) == ["flat", "flat white", "white"])
    }

    @Test func anEmptyTallyGivesAnEmptyWeek() {
        var tally = WordTally()
        #expect(tally.finish() == WordWeek())
        #expect(WordTalk.week([WordTalk(1, "卡*")], &tally) == WordWeek(messages: 1, words: 1))
        // The tally is empty again.
        #expect(tally.finish() == WordWeek())
    }

    /// Three thousand words in groups of ten messages; ties all over.
    static func much(_ seed: UInt64, _ count: Int) -> [WordTalk] {
        var state = seed
        func roll(_ limit: UInt64) -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) % limit
        }
        return (0..<count).map { _ in
            let words = (0..<(1 + roll(7))).map { _ in
                let number = roll(40) * roll(40)
                return "\(["", "午餐", "猫", "x"][Int(number % 4)])\(number)" + (number % 5 == 0 ? "*" : "")
            }
            return WordTalk(Int64(roll(30)), words.joined(separator: roll(3) == 0 ? " " : "-"))
        }
    }

    @Test(arguments: [WordTally.usualLimit, 40_000, 5_000, 300])
    func orderMakesNoDifference(limit: Int) {
        var talk = Self.much(7, 3000)
        let bytes = WordTalk.week(talk, limit: limit).encode()
        for turn in 1...6 {
            talk.sort { a, b in
                let (x, y) = (a.words.utf8.reduce(UInt64(turn)) { $0 &* 31 &+ UInt64($1) }, b.words.utf8.reduce(UInt64(turn)) { $0 &* 31 &+ UInt64($1) })
                return x != y ? x % 65_521 < y % 65_521 : a.member < b.member
            }
            if turn % 2 == 0 { talk.reverse() }
            #expect(WordTalk.week(talk, limit: limit).encode() == bytes, "turn \(turn)")
        }
    }

    @Test func memoryIsBoundedBySampling() {
        let talk = Self.much(3, 20_000)
        let all = WordTalk.week(talk), part = WordTalk.week(talk, limit: 100_000)
        #expect(all.sampling == 0)
        #expect((2...6).contains(part.sampling))
        // About every 2^sampling-th message.
        let share = Double(part.messages << part.sampling) / Double(all.messages)
        #expect((0.8...1.25).contains(share))
        #expect(WordTalk.week(talk, limit: 0).messages == 0)
    }

    /// One person who floods must not push out everybody else.
    @Test func aFloodDoesNotEmptyTheWeek() {
        let flood = (0..<20_000).map { _ in WordTalk(1, "免费-领取-红包") }
        let week = WordTalk.week(flood + Self.much(5, 2000), limit: 100_000)
        #expect(week.sampling < 12)
        #expect(week.messages > 100)
    }
}
