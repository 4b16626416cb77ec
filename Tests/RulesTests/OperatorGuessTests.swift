import Testing

@testable import FeatureRules

@Suite struct OperatorGuessTests {
    @Test(arguments: [
        ("毛孩子之家2群·医生在线", "毛孩子之家"), ("毛孩子之家二群", "毛孩子之家"), ("宠物二", "宠物"), ("【午市】福利1群", "午市"), ("群", nil), ("1群", nil), ("", nil),
        ("猫群", nil), ("abc 群", nil), ("Coffee Club 3", "Coffee Club"), ("🐱🐶之家", "🐱🐶之家"),
    ] as [(String, String?)])
    func aLeadingWord(_ name: String, _ expected: String?) { #expect(OperatorGuess.leadingWord(of: name) == expected) }

    private func guess(_ name: String, workspace: String = "", groups: [String] = [], count: Int = 1, all: Int = 9) -> OperatorGuess? {
        OperatorGuess(name: name, workspace: workspace, groups: groups, count: count, all: all)
    }

    @Test func whoBearsTheNameOrIsEverywhere() {
        #expect(guess("毛孩子之家-可可", groups: ["聊天", "毛孩子之家2群"]) == .named("毛孩子之家"))
        #expect(guess("午市小厨·阿哲", workspace: "午市小厨") == .named("午市小厨"))
        #expect(guess("小李", workspace: "午市小厨", groups: ["午市小厨1群"]) == nil)
        #expect(guess("天气小助手") == .named("助手") && guess("店长阿芳") == .named("店长") && guess("Anna (Support)") == .named("support"))
        #expect(guess("群机器人") == .robot(.name) && guess("raku-bot") == .robot(.name))
        #expect(guess("Supporter") == nil && guess("老板来一杯") == nil)
        #expect(guess("小李", count: 5, all: 9) == .everywhere(5))
        #expect(guess("小李", count: 4, all: 9) == nil && guess("小李", count: 2, all: 2) == nil)
    }
}
