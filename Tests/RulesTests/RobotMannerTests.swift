import Kernel
import Testing

@testable import FeatureRules

@Suite struct RobotMannerTests {
    private func habits(_ story: TalkStory, from: String = "2026-11-21", to: String = "2026-11-21") -> [[Int]] {
        TalkReading(zone: .shanghai) { _ in nil }.read(story.log, from: TalkStory.day(from), to: TalkStory.day(to)).habits
            .map { [Int($0.member.rawValue), $0.texts, $0.questions, $0.prompt, $0.chained, $0.again, $0.alike] }
    }

    @Test func whatIsCounted() {
        var story = TalkStory()
        story.say("2026-11-20 08:00:00", 1, "天气：晴，明天也晴")
        story.say("2026-11-21 08:00:00", 1, "天气：晴天")
        story.say("2026-11-21 08:01:00", 2, "周末去吗？")
        story.say("2026-11-21 08:02:01", 2, "去不去呢？")
        story.say("2026-11-21 08:03:01", 2, "", form: .image)
        story.say("2026-11-21 08:04:01", 2, "图上这个")
        story.say("2026-11-21 08:05:01", 1, "天气：雨")
        // A day is 24 hours here: what the member said before that is no text before.
        story.say("2026-11-22 08:05:02", 1, "天气：雨")
        #expect(habits(story) == [[1, 2, 0, 1, 0, 2, 1], [2, 3, 2, 2, 1, 2, 0]])
        #expect(habits(story, from: "2026-11-22", to: "2026-11-22") == [[1, 1, 0, 0, 0, 0, 0]])
        #expect(habits(TalkStory()).isEmpty)
    }

    @Test func aBeginningIsFourCharacters() {
        func alike(_ first: String, _ second: String) -> Bool {
            var story = TalkStory()
            story.say("2026-11-21 08:00:00", 1, first)
            story.say("2026-11-21 08:00:05", 1, second)
            return habits(story) == [[1, 2, 0, 1, 1, 1, 1]]
        }
        #expect(alike("天气预报：晴", "天气预报雨") && alike("", "") && alike("ab", "ab") && alike("𠮷野家在开", "𠮷野家在关"))
        #expect(!alike("天气预报", "天气预告") && !alike("ab", "abc") && !alike("", "a") && !alike("abcd", "abcé"))
    }

    private func habit(_ texts: Int, questions: Int = 0, prompt: Int = 0, chained: Int = 0, again: Int = 0, alike: Int = 0) -> TalkHabit {
        var habit = TalkHabit(member: MemberID(1))
        (habit.texts, habit.questions, habit.prompt, habit.chained, habit.again, habit.alike) = (texts, questions, prompt, chained, again, alike)
        return habit
    }

    /// The others pause in a quarter of their texts.
    @Test func whoAnswers() {
        let rest = habit(1000, prompt: 750)
        #expect(RobotManner(habit(200, questions: 20, prompt: 199), rest: rest) == .answers)
        #expect(RobotManner(habit(200, questions: 20, prompt: 199), rest: habit(0)) == nil, "nobody else says anything")
        #expect(RobotManner(habit(99, prompt: 99), rest: rest) == nil, "too little")
        #expect(RobotManner(habit(200, questions: 21, prompt: 200), rest: rest) == nil, "asks")
        #expect(RobotManner(habit(200, prompt: 198, again: 3), rest: rest) == nil, "a person in a hurry")
        #expect(RobotManner(habit(200, prompt: 196, again: 3, alike: 1), rest: rest) == .answers)
        #expect(RobotManner(habit(200, prompt: 195, again: 3, alike: 3), rest: rest) == nil)
        #expect(RobotManner(habit(200, prompt: 196), rest: rest) == nil, "of nothing a third is nothing")
    }

    /// Who comes only when there is much talk is prompt as well.
    @Test func whoIsPromptAmongThePromptIsNone() {
        #expect(RobotManner(habit(400, prompt: 400), rest: habit(1000, prompt: 901)) == nil, "fewer than a tenth pause")
        #expect(RobotManner(habit(300, prompt: 300), rest: habit(1000, prompt: 900)) == .answers)
        #expect(RobotManner(habit(299, prompt: 299), rest: habit(1000, prompt: 900)) == nil, "thirty pauses would be expected, not fewer")
        #expect(RobotManner(habit(150, prompt: 150, again: 3, alike: 1), rest: habit(1000, prompt: 900)) == .answers)
        #expect(RobotManner(habit(149, prompt: 149, again: 3, alike: 1), rest: habit(1000, prompt: 900)) == nil)
        #expect(RobotManner(habit(600, prompt: 594, again: 3, alike: 1), rest: habit(1000, prompt: 880)) == .answers, "a twelfth")
        #expect(RobotManner(habit(600, prompt: 593, again: 3, alike: 1), rest: habit(1000, prompt: 880)) == nil)
    }

    /// Of three who talk much two confirm every notice at once: that is how people talk there.
    @Test func whereManyAnswerItIsACustom() {
        func suspects(_ confirming: Int, _ others: Int) -> [Int64] {
            let habits = (1...(confirming + others)).map { number in
                var one = number <= confirming ? habit(200, prompt: 200, again: 100, alike: 100) : habit(200, prompt: 60)
                one.member = MemberID(Int64(number))
                return one
            }
            return RobotFigures(habits, messages: [:], marked: []).suspects.map(\.member.rawValue).sorted()
        }
        #expect(suspects(1, 2) == [1] && suspects(2, 4) == [1, 2])
        #expect(suspects(2, 3).isEmpty && suspects(9, 8).isEmpty)
    }

    @Test func whoPostsInSeries() {
        let rest = habit(1000, prompt: 1000)
        #expect(RobotManner(habit(100, questions: 1, prompt: 50, chained: 50, again: 10, alike: 8), rest: rest) == .series)
        #expect(RobotManner(habit(100, questions: 2, prompt: 50, chained: 50, again: 10, alike: 8), rest: rest) == nil)
        #expect(RobotManner(habit(100, prompt: 49, chained: 49, again: 10, alike: 10), rest: rest) == nil)
        #expect(RobotManner(habit(100, prompt: 50, chained: 50, again: 10, alike: 7), rest: rest) == nil)
        #expect(RobotManner(habit(300, again: 299, alike: 299), rest: rest) == nil, "who checks in once a day")
    }

    @Test func aNameThatMayBeARobotsNeedsOneForm() {
        #expect(["disbot4", "synopsebot", "perlbot_", "Talbot2", "BrokenRobot"].allSatisfy(RobotName.isPossible))
        #expect(!["Botto", "bot's", "小林", "", "TALBOT", "bottle"].contains(where: RobotName.isPossible))
        #expect(RobotManner.isUniform(habit(10, again: 5, alike: 3)) && RobotManner.isUniform(habit(10, again: 6, alike: 3)))
        #expect(!RobotManner.isUniform(habit(9, again: 5, alike: 5)) && !RobotManner.isUniform(habit(10, again: 4, alike: 4)))
        #expect(!RobotManner.isUniform(habit(10, again: 5, alike: 2)))
    }

    @Test func aWeekComesBackAsItWas() {
        var later = habit(7, questions: 1, prompt: 5, chained: 2, again: 6, alike: 6)
        later.member = MemberID(.max)
        let week = HabitWeek([habit(100, prompt: 3), later]), bytes = week.encode()
        #expect(bytes.withUnsafeBufferPointer { HabitWeek($0) } == week)
        for end in 0..<bytes.count { #expect(bytes[..<end].withUnsafeBufferPointer { HabitWeek($0) } == nil) }
        for place in bytes.indices {
            var broken = bytes
            broken[place] ^= 0x80
            _ = broken.withUnsafeBufferPointer { HabitWeek($0) }
        }
        let hostile: [[UInt8]] = [bytes + [0], [2, 0], [1, 200, 1], [1, 1, 2] + Array(repeating: 0xFF, count: 60), [1, 2] + Array(repeating: 0, count: 14)]
        for hostile in hostile { #expect(hostile.withUnsafeBufferPointer { HabitWeek($0) } == nil) }
    }
}
