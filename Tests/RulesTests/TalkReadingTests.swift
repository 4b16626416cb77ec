import FeatureRules
import Kernel
import Testing

@Suite struct TalkReadingTests {
    @Test func aQuotationWinsOverANameAndANameOverWhoSpokeBefore() {
        var story = TalkStory()
        story.names = ["阿明": 1, "小林": 2]
        story.say("2026-11-21 08:00:00", 1, "今天吃什么")
        story.say("2026-11-21 08:01:00", 2, "面条")
        story.say("2026-11-21 08:02:00", 3, "@小林\u{2005}我也要", quoting: "今天吃什么")
        story.say("2026-11-21 08:03:00", 4, "@小林\u{2005}算我一个 @阿明")
        story.say("2026-11-21 08:04:00", 4, "再说一句")
        story.say("2026-11-21 08:05:00", 3, "好")
        #expect(story.ties() == ["2>1 q0 m0 t1", "3>1 q1 m0 t0", "3>4 q0 m0 t1", "4>1 q0 m1 t0", "4>2 q0 m1 t0"])
    }

    @Test func aTurnEndsAfterFiveMinutesAndAQuotationAfterADay() {
        var story = TalkStory()
        story.say("2026-11-20 07:59:59", 1, "昨天说的")
        story.say("2026-11-20 08:00:00", 1, "也是昨天说的")
        story.say("2026-11-21 08:00:00", 2, "对", quoting: "也是昨天说的")
        story.say("2026-11-21 08:05:00", 3, "五分钟整")
        story.say("2026-11-21 08:10:01", 4, "多一秒", quoting: "昨天说的")
        #expect(story.ties() == ["2>1 q1 m0 t0", "3>2 q0 m0 t1"])
    }

    @Test func aNameThatTwoBearOrNobodyCallsNobody() {
        var story = TalkStory()
        story.names = ["阿明": 1]
        story.say("2026-11-21 08:00:00", 2, "@阿明明 @ 阿明 a@阿明 @阿明，早")
        let day = story.days()[0]
        #expect(day.talk.ties.map(\.to) == [MemberID(1)])
        #expect(day.mentions == ["阿明明", "阿明"].map { XXH64.hash(Array($0.utf8)) }.sorted())
    }

    @Test(arguments: [
        ("小李：十点", true), ("小李: 十点", true), ("小李:", true), ("小李，十点", false), ("小李:/a", false), (" 小李：十点", false), ("问小李：十点", false),
        ("小李 ：十点", false), ("：小李：", false),
    ])
    func whoIsAddressedAtTheBeginningIsCalled(_ text: String, isCalled: Bool) {
        var story = TalkStory()
        story.names = ["小李": 1]
        story.say("2026-11-21 08:00:00", 1, "几点开门呀")
        story.say("2026-11-21 20:00:00", 2, text)
        #expect(story.ties() == (isCalled ? ["2>1 q0 m1 t0"] : []))
        #expect((story.days()[0].talk.questions.first?.answer != nil) == isCalled)
    }

    @Test func aQuestionIsAnsweredByWhoFirstTurnsToWhoAsked() {
        var story = TalkStory()
        story.say("2026-11-21 08:00:00", 1, "周末有人一起吗？")
        story.say("2026-11-21 08:00:30", 1, "几点开门呀")
        story.say("2026-11-21 09:00:00", 2, "别的话")
        story.say("2026-11-22 07:59:59", 3, "我去", quoting: "周末有人一起吗？")
        story.say("2026-11-22 08:00:00", 4, "十点", quoting: "几点开门呀")
        let questions = story.days()[0].talk.questions
        #expect(questions.map(\.answer?.member) == [MemberID(3), MemberID(3)])
        #expect(questions.map(\.at.iso) == ["2026-11-21T00:00:00Z", "2026-11-21T00:00:30Z"])
        var known = story.days()[0].talk
        known.forgetAnswers(after: Instant(iso: "2026-11-22 07:59:58", zone: .shanghai) ?? Instant(milliseconds: 0))
        #expect(known.questions.allSatisfy { $0.answer == nil })
    }

    @Test func anAnswerThatComesTooLateIsNone() {
        var story = TalkStory()
        story.say("2026-11-21 08:00:00", 1, "周末有人一起吗？")
        story.say("2026-11-22 08:00:00", 2, "一天整", quoting: "周末有人一起吗？")
        #expect(story.days()[0].talk.questions.first?.answer != nil)
        var late = TalkStory()
        late.say("2026-11-21 08:00:00", 1, "周末有人一起吗？")
        late.say("2026-11-22 08:00:01", 2, "多一秒", quoting: "周末有人一起吗？")
        #expect(late.days()[0].talk.questions.first.map { $0.answer == nil } == true)
    }

    @Test func tenInARowAreAFlood() {
        var story = TalkStory()
        for second in 0..<9 { story.say("2026-11-21 08:00:0\(second)", 1, "刷") }
        story.say("2026-11-21 08:00:20", 2, "停")
        for minute in 10..<22 { story.say("2026-11-21 08:\(minute):00", 1, "又刷") }
        let floods = story.days()[0].talk.floods
        #expect(floods.map(\.messages) == [12])
        #expect(floods.map(\.member) == [MemberID(1)])
    }

    @Test func whoWasSpokenToIsNotedBeforeAndAfterTheirOwnWords() {
        var story = TalkStory()
        story.names = ["新人": 5]
        story.say("2026-11-21 08:00:00", 1, "欢迎 @新人")
        story.say("2026-11-21 09:00:00", 5, "大家好，我是新人")
        story.say("2026-11-21 12:00:00", 2, "@新人 你好")
        let address = story.days()[0].talk.addresses.first { $0.member == MemberID(5) }
        #expect(address?.first.iso == "2026-11-21T00:00:00Z")
        #expect(address?.afterOwn?.iso == "2026-11-21T04:00:00Z")
    }

    /// A day is the same whatever else is read with it, as long as the day before and the day after are.
    @Test(arguments: 1...20) func aDayDependsOnItsNeighboursOnly(_ seed: UInt64) {
        var dice = SeededDice(seed: seed), story = TalkStory()
        story.names = ["甲": 1, "乙": 2, "丙": 3]
        var at = Instant(iso: "2026-11-15 00:00", zone: .shanghai) ?? Instant(milliseconds: 0)
        let texts = ["好", "谁去吃饭？", "@甲 来", "@乙\u{2005}@丙", "打卡", "特价 5 元 https://a.cn", "兼职日结加微信"]
        for _ in 0..<400 {
            at = at + .seconds(.random(in: 0...4000, using: &dice))
            let quote = Int.random(in: 0..<5, using: &dice) == 0 ? texts.randomElement(using: &dice) ?? "" : ""
            story.say(at.wall(in: .shanghai), .random(in: 1...6, using: &dice), texts.randomElement(using: &dice) ?? "", quoting: quote)
        }
        let whole = story.days(from: "2026-11-15", to: "2026-11-24")
        #expect(whole.count >= 7)
        for day in whole {
            let alone = story.days(from: "\(day.day)", to: "\(day.day)")
            #expect(alone.map(\.talk) == [day.talk])
            #expect(alone.map(\.mentions) == [day.mentions])
        }
    }

    @Test(arguments: 1...20) func whatIsWrittenIsRead(_ seed: UInt64) {
        var dice = SeededDice(seed: seed), story = TalkStory()
        for minute in 0..<59 {
            story.say("2026-11-21 08:\(minute < 10 ? "0" : "")\(minute):00", .random(in: -5...5, using: &dice), "有人在吗？兼职日结加微信 https://a.cn")
        }
        let talk = story.days()[0].talk, bytes = talk.encode()
        #expect(bytes.withUnsafeBufferPointer { TalkDay($0) } == talk)
        for length in 0..<bytes.count {
            #expect(Array(bytes[0..<length]).withUnsafeBufferPointer { TalkDay($0) } == nil)
        }
        for _ in 0..<300 {
            var broken = bytes
            broken[Int.random(in: broken.indices, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
            // Whatever it is, it does not trap.
            _ = broken.withUnsafeBufferPointer { TalkDay($0) }
        }
    }
}
