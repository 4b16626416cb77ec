import FeatureRules
import Testing

@Suite struct RobotNameTests {
    @Test(arguments: ["群机器人", "机器人小圈", "discord-raku-bot", "RakuBot", "bot", "Bot_2", "camelia bot", "bot6"]) func aRobot(_ name: String) {
        #expect(RobotName.isLikely(name))
    }

    @Test(arguments: ["Talbot", "abbot", "botany", "小林", "", "bo", "t", "毛孩子之家-可可"]) func aPerson(_ name: String) {
        #expect(!RobotName.isLikely(name))
    }
}
