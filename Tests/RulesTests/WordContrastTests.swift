import Testing

@testable import FeatureRules

/// Figures recomputed with scipy 1.x: `chi2_contingency(…, lambda_="log-likelihood", correction=False)`, and Walter's interval.
@Suite struct WordContrastTests {
    @Test(arguments: [
        // Dunning 1993 gives 270.72 for this table.
        (110, 2442, 111, 29114, 270.721876936225), (3, 0, 0, 27, 19.5049784034869), (7, 3, 4, 900, 55.54181638811179),
        (0, 0, 0, 0, 0), (5, 5, 0, 0, 0), (-1, 2, 3, 4, 1.8965415635000265), (10, 10, 10, 10, 0),
    ])
    func logLikelihood(a: Int, b: Int, c: Int, d: Int, expected: Double) {
        #expect(abs(LogLikelihood.squared(a, b, c, d) - expected) < 1e-6)
    }

    static func week(_ messages: Int, _ words: [(String, Int, Int)]) -> WordWeek {
        WordWeek(
            messages: messages, words: messages * 5,
            entries: words.map { WordCount(word: $0.0, messages: $0.1, speakers: $0.2) }.sorted(by: WordWeek.precedes))
    }

    @Test func keyWordsOfALunchRestaurant() throws {
        let here = Self.week(100, [("午餐", 20, 8), ("好像", 24, 9), ("老板娘", 9, 1), ("停车", 2, 2)])
        let there = Self.week(400, [("午餐", 10, 4), ("好像", 90, 30)])
        let found = KeyWords.find(in: [here], against: [there])
        // 好像 is as frequent elsewhere, 老板娘 is one person's word, 停车 stands in two messages.
        #expect(found.words.map(\.word) == ["午餐"])
        #expect(found.silence == nil)
        #expect(found.messages == 100 && found.messagesThere == 400)
        let lunch = try #require(found.words.first)
        #expect(lunch.messages == 20 && lunch.speakers == 8 && lunch.messagesThere == 10)
        #expect(abs(lunch.score - 33.361558482941945) < 1e-9)
        #expect(abs(lunch.ratio - 7.780383795309169) < 1e-9)
        #expect(abs(lunch.low - 3.8216117123728206) < 1e-9)
        #expect(abs(lunch.high - 15.840011115290416) < 1e-9)
    }

    @Test func aWordThatIsNewHasARatio() throws {
        let found = RisingWords.find(in: [Self.week(60, [("疫苗", 12, 5)])], after: [Self.week(300, [])])
        let vaccine = try #require(found.words.first)
        #expect(abs(vaccine.score - 45.175926301583445) < 1e-9)
        #expect(abs(vaccine.ratio - 124.17355371900827) < 1e-6)
        #expect(abs(vaccine.low - 7.4521669385889036) < 1e-9)
        #expect(abs(vaccine.high - 2069.072200109234) < 1e-3)
    }

    @Test func weeksAddUp() throws {
        let weeks = [Self.week(40, [("疫苗", 10, 3)]), Self.week(60, [("疫苗", 10, 4), ("猫砂", 5, 2)])]
        let found = KeyWords.find(in: weeks, against: [Self.week(150, [("疫苗", 4, 2)]), Self.week(250, [("疫苗", 6, 2)])])
        let vaccine = try #require(found.words.first)
        #expect(vaccine.messages == 20 && vaccine.messagesThere == 10)
        #expect(vaccine.speakers == 4)
        #expect(abs(vaccine.score - 33.361558482941945) < 1e-9)
    }

    /// The list of the weeks before is full down to 24 messages: a word that is not on it may have been in so many.
    @Test func aWordCutOffBeforeIsNotRising() {
        let full = Self.week(500, (0..<WordWeek.entryLimit).map { ("词\($0)", 24, 9) })
        let short = Self.week(500, (1..<WordWeek.entryLimit).map { ("词\($0)", 24, 9) })
        let now = Self.week(100, [("疫苗", 9, 5)])
        #expect(RisingWords.find(in: [now], after: [full]).silence == .nothingStandsOut)
        #expect(RisingWords.find(in: [now], after: [short]).words.map(\.word) == ["疫苗"])
        let much = RisingWords.find(in: [Self.week(100, [("疫苗", 40, 5), ("词1", 24, 5)])], after: [full])
        #expect(much.words.map(\.word) == ["疫苗", "词1"])
        // What was counted is said, what may have been is only reckoned with.
        #expect(much.words.map(\.messagesThere) == [0, 24])
    }

    @Test func ofAPhraseAndItsWordOneIsNamed() {
        let there = Self.week(1000, [])
        func names(_ words: [(String, Int, Int)]) -> [String] { KeyWords.find(in: [Self.week(200, words)], against: [there]).words.map(\.word) }
        #expect(names([("免费", 22, 5), ("午餐", 21, 5), ("免费午餐卡", 20, 5)]) == ["免费午餐卡"])
        #expect(names([("午餐", 50, 9), ("今天午餐", 20, 5)]) == ["午餐"])
        #expect(names([("app", 20, 5), ("apple", 20, 5), ("apple pie", 20, 5)]) == ["app", "apple pie"])
        #expect(names([("午餐", 20, 5), ("午餐a", 20, 5), ("a", 20, 5)]) == ["午餐a"])
    }

    @Test func tiesAreDecidedByBytes() {
        let words = ["猫砂", "狗粮", "aa", "zz"].map { ($0, 10, 3) }
        let found = KeyWords.find(in: [Self.week(100, words)], against: [Self.week(1000, [])])
        #expect(found.words.map(\.word) == ["aa", "zz", "狗粮", "猫砂"])
        #expect(found == KeyWords.find(in: [Self.week(100, words.reversed())], against: [Self.week(1000, [])]))
    }

    @Test func tooLittleTalkIsSaid() {
        let much = Self.week(1000, [("午餐", 100, 20)])
        #expect(KeyWords.find(in: [], against: [much]) == TellingWords(messages: 0, messagesThere: 1000, silence: .here))
        #expect(KeyWords.find(in: [Self.week(29, [("午餐", 29, 9)])], against: [much]).silence == .here)
        #expect(KeyWords.find(in: [much], against: []).silence == .there)
        #expect(KeyWords.find(in: [much], against: [much]).silence == .nothingStandsOut)
        #expect(MemberWords.find(own: much, group: [much]).silence == .there)
    }

    @Test func damagedWeeksGiveNoNonsense() {
        let most = Int(UInt32.max)
        let words = [("午餐", most, most), ("停车", 2, 1)]
        for here in [Self.week(0, words), Self.week(30, words), Self.week(most, words)] {
            for there in [Self.week(0, words), Self.week(30, []), Self.week(most, words)] {
                let results = [
                    KeyWords.find(in: [here, here], against: [there, there]), RisingWords.find(in: [here], after: [there]),
                    MemberWords.find(own: here, group: [there]),
                ]
                for word in results.flatMap(\.words) {
                    #expect([word.ratio, word.low, word.high, word.score].allSatisfy { $0.isFinite })
                    #expect(word.low <= word.ratio && word.ratio <= word.high)
                }
            }
        }
    }

    /// The member's 10 of 200 messages are taken out: 3 of 10 against 5 of 190. 猫咪 may stand in one message of each week.
    @Test func whatAMemberTalksAbout() throws {
        let own = Self.week(10, [("疫苗", 3, 1), ("猫咪", 2, 1), ("好像", 2, 1)])
        let group = [Self.week(120, [("疫苗", 4, 3), ("好像", 20, 9)]), Self.week(80, [("疫苗", 4, 3), ("好像", 18, 9)])]
        let found = MemberWords.find(own: own, group: group)
        #expect(found.messagesThere == 190)
        #expect(found.words.map(\.word) == ["疫苗", "猫咪"])
        let vaccine = try #require(found.words.first), cat = try #require(found.words.last)
        #expect(cat.messagesThere == 0 && abs(cat.ratio - (2.5 / 10.5) / (2.5 / 190.5)) < 1e-9)
        #expect(vaccine.messages == 3 && vaccine.messagesThere == 5)
        #expect(abs(vaccine.score - 8.717260034907753) < 1e-9)
        #expect(abs(vaccine.ratio - 11.545454545454543) < 1e-9)
        #expect(abs(vaccine.low - 3.521413619263204) < 1e-9)
    }

    /// The group's list is full down to 24 messages: a word that is not on it may be in so many.
    @Test func aWordBelowTheEndOfTheListMayBeCommon() {
        let full = Self.week(500, (0..<WordWeek.entryLimit).map { ("词\($0)", 24, 9) })
        #expect(MemberWords.find(own: Self.week(20, [("疫苗", 2, 1)]), group: [full]).silence == .nothingStandsOut)
        let found = MemberWords.find(own: Self.week(20, [("疫苗", 8, 1)]), group: [full])
        #expect(found.words.map(\.word) == ["疫苗"] && found.words.map(\.messagesThere) == [0])
        // 8 of 20 against 24 of 480.
        #expect(abs((found.words.first?.ratio ?? 0) - (8.5 / 20.5) / (24.5 / 480.5)) < 1e-9)
    }
}
