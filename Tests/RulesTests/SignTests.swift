import FeatureRules
import Testing

@Suite struct SignTests {
    private func signs(_ text: String, _ form: TalkForm = .text) -> [String] {
        let bytes = Array(text.utf8)
        let found = bytes.withUnsafeBufferPointer { SignReader.signs(of: form, $0) }
        return ContentSigns.named.filter { found.contains($0.sign) }.map(\.name)
    }

    @Test(arguments: [
        ("今天打卡第三天", ["check_in"]), ("周末一起去吗", ["question"]), ("周末一起去吗？😀 。", ["question"]), ("周末一起去吗? ~", ["question"]), ("？？", []), ("吗？", []),
        ("请问", []), ("请问店里几点关门", ["question"]), ("大家好，我是新来的", ["introduction"]), ("大家好", []), ("我是新来的", []), ("自我介绍一下", ["introduction"]),
        ("#接龙\n1. 阿明 一份\n2. 小林 两份", ["order_line"]), ("1. 阿明\n2、小林", ["order_line"]), ("1. 阿明", []), ("看 https://a.cn/b?c=1", ["link"]),
        ("HTTPS://A.CN", ["link"]), ("新品上架", []), ("新品 9.9 元", ["promo"]), ("新品特价", ["promo"]), ("早安！今日好价：猫粮直降 30", ["promo"]),
        ("玩具清仓，不退不换", ["promo"]), ("驱虫套餐 199 元三次，限前 13 名", ["promo"]), ("周五会员日，第二件半价", ["promo"]), ("会员日是周几呀", []), ("兼职日结，加微信详聊", ["advertisement"]),
        ("兼职日结 13800138000", ["advertisement"]), ("兼职日结 138001380001", []), ("兼职日结", []), ("兼职 刷单 日结", ["advertisement"]), ("我在找兼职，加微信吧", []),
        ("", []), ("ok?", []), ("where are you?", ["question"]), (".tell bob where are you?", []), ("!怎么了，你们在吗", ["question"]), ("!help 怎么用呀", []),
    ])
    func aMessageIsWhatItsWordsSay(_ text: String, _ expected: [String]) { #expect(signs(text) == expected) }

    @Test func whatIsNoTextIsKnownByItsForm() {
        #expect(signs("特价？", .image) == ["image"])
        #expect(signs("", .redPacket) == ["red_packet"])
        #expect(signs("", .link) == ["link"])
        #expect(signs("", .chainOrder) == ["order_line"])
        #expect(signs("在吗？", .other) == [])
    }

    @Test func anyBytesAreTaken() {
        for byte in UInt8.min...UInt8.max {
            for length in [1, 2, 3, 5000] {
                _ = [UInt8](repeating: byte, count: length).withUnsafeBufferPointer { SignReader.signs(of: .text, $0) }
            }
        }
    }
}
