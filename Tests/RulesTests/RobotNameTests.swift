import FeatureRules
import Testing

@Suite struct RobotNameTests {
    private static func isLikely(_ one: String, _ other: String) -> Bool { LikelyNames([(name: other, bearer: ())]).first(like: one) != nil }

    @Test(arguments: ["群机器人", "机器人小圈", "discord-raku-bot", "RakuBot", "bot", "Bot_2", "camelia bot", "bot6", "evalable6", "committable6_", "Raku eval", "eval", "p6-eval_"]) func aRobot(_ name: String) {
        #expect(RobotName.isLikely(name))
    }

    @Test(arguments: ["Talbot", "abbot", "botany", "小林", "", "bo", "t", "毛孩子之家-可可", "able", "reliable", "able7", "medieval", "Evalina", "table 4 two"]) func aPerson(_ name: String) {
        #expect(!RobotName.isLikely(name))
    }

    @Test func aRobotThatCameBack() {
        let stems: Set<String> = ["geth", "小助手"]
        #expect(RobotName.isReturned("Geth__", as: stems) && RobotName.isReturned("geth2", as: stems) && RobotName.isReturned("小助手_", as: stems))
        #expect(!RobotName.isReturned("Geth", as: stems) && !RobotName.isReturned("Gethin", as: stems) && !RobotName.isReturned("小助手2", as: stems))
        #expect(!RobotName.isReturned("__", as: [""]))
    }

    @Test(arguments: [("name", "name_"), ("Name__", "name"), ("name", "name2"), ("name_", "name``"), ("小李", "小李_"), ("a_b", "A_b~")])
    func onePersonByTheName(_ names: (String, String)) {
        #expect(Self.isLikely(names.0, names.1) && Self.isLikely(names.1, names.0))
        #expect(SameNameGuess.stem(names.0) == SameNameGuess.stem(names.1))
    }

    @Test(arguments: [("name", "name"), ("name1", "name2"), ("小李", "小李2"), ("ab", "ab_"), ("", "_"), ("__", "___"), ("name", "names"), ("李", "李_")])
    func twoPersonsByTheName(_ names: (String, String)) {
        #expect(!Self.isLikely(names.0, names.1) && !Self.isLikely(names.1, names.0))
    }

    @Test func theFirstLikelyNameOfMany() {
        let names = ["bea", "Wal_", "wal7", "wal", "小李", "小李_", "小李2", "wxid_1", "wxid_2", "wxid", "WAL", "x", "x_", ""]
        let known = LikelyNames(names.enumerated().map { (name: $0.element, bearer: $0.offset) })
        for name in names + ["wal``", "wxid_3", "bea-", "nobody"] {
            #expect(known.first(like: name) == names.firstIndex { Self.isLikely(name, $0) }, "\(name)")
        }
        #expect(known.first(like: "wxid_3") == 9 && known.first(like: "wal") == 1)
    }

    @Test func theLanguageOfAGroup() {
        #expect(TalkLanguage(["我家猫最近不爱吃东西怎么办", "用 Docker 装一下试试，很快的"]) == .chinese)
        #expect(TalkLanguage(["has anybody tried the new release yet?", "it builds here"]) == .english)
        #expect(TalkLanguage(["a long talk about parsers in English, nothing else in it", "thanks 小李"]) == .english)
        #expect(TalkLanguage(["好", "ok"]) == nil && TalkLanguage([String]()) == nil && TalkLanguage(["привет всем, как у вас дела сегодня"]) == nil)
    }

    /// Passing over names loses none that is like one of them, and keeps none that is not, but for the name itself.
    @Test func whichNamesMayBeAlike() {
        let names = ["Ann", "ann_", " ann", "ANN2", "李小满", "李小满_", "李小满3", "李", "éva", "e\u{301}va_", "\u{212A}im", "kim", "kim2", "_x_", "", " ", "１２", "12", "豈更",
            "豈更_", "a b_ ", "A B", "ann 2 2", "ann 2", "ann 2 _", "wal2_3", "wal2", "WAL", "wxid_001", "wxid_002", "wxid", "小李🐱", "小李🐱_", "x\t", "x\t2"]
        for name in names {
            let alike = AlikeNames([name])
            for other in names where SameNameGuess.stem(name).count >= 3 && name != other {
                #expect(Array(other.utf8).withUnsafeBufferPointer { alike.mayBeLike($0) } == Self.isLikely(name, other), "\(name), \(other)")
            }
        }
    }
}
