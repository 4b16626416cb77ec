import Kernel
import Testing

@testable import Exports

@Suite("Text exports of WeChat and WeCom")
struct WeChatTextTests {
    private let of2024 = ReadOptions(zone: .shanghai, year: 2024)

    @Test("chatlog with month and day: the year is given and goes up when the month falls")
    func chatlogOfAYear() throws {
        let text = """
            小满(wxid_a) 12-31 23:59:58
            第一行

            第三行

            系统消息 12-31 23:59:59
            "小满"邀请"阿远(wxid_b)、木木(wxid_c)"加入了群聊

            wxid_b 01-01 00:00:00
            > 小满(wxid_a) 12-31 23:59:58
            > 第一行
            > 第三行
            新年好

            小满(我) 01-01 00:00:01
            ![图片](http://127.0.0.1:5030/image/abc)

            """
        #expect(try TextReading.lines(.chatlogTXT, text, of2024) == [
            "1 2024-12-31T15:59:58 text wxid_a/小满 \"第一行⏎⏎第三行\"",
            "6 2024-12-31T15:59:59 joinedByInvitation wxid_b/阿远>'小满' \"\"小满\"邀请\"阿远(wxid_b)、木木(wxid_c)\"加入了群聊\"",
            "6 2024-12-31T15:59:59 joinedByInvitation wxid_c/木木>'小满' \"\"小满\"邀请\"阿远(wxid_b)、木木(wxid_c)\"加入了群聊\"",
            "9 2024-12-31T16:00:00 text wxid_b \"新年好\" ?第一行⏎第三行",
            "15 2024-12-31T16:00:01 image 我/小满 \"![图片](http://127.0.0.1:5030/image/abc)\"",
        ])
    }

    @Test("chatlog with full dates needs nothing, and names its group if it was asked for several")
    func chatlogOfYears() throws {
        let text = "小满 [可可](wxid_a) [读书群(1@chatroom)] 2024-02-29 08:00:00\n早\n\n系统消息 [读书群(1@chatroom)] 2024-02-29 08:00:01\n\"小满\"撤回了一条消息\n"
        #expect(try TextReading.lines(.chatlogTXT, text) == [
            "1 2024-02-29T00:00:00 text wxid_a/小满 [可可] \"早\" @1@chatroom/读书群",
            "4 2024-02-29T00:00:01 recalled '小满' \"\"小满\"撤回了一条消息\" @1@chatroom/读书群",
        ])
    }

    @Test("chatlog of one day needs the day; without it, or the year, it is refused")
    func chatlogOfADay() throws {
        let day = "小满(wxid_a) 08:00:00\n早\n\n阿远(wxid_b) 09:00:00\n早\n"
        #expect(throws: ExportError.dayNeeded(.chatlogTXT)) { try TextReading.lines(.chatlogTXT, day, of2024) }
        #expect(throws: ExportError.yearNeeded(.chatlogTXT)) { try TextReading.lines(.chatlogTXT, "小满(wxid_a) 02-29 08:00:00\n早\n") }
        #expect(throws: ExportError.notOfFormat(.chatlogTXT)) { try TextReading.lines(.chatlogTXT, "早\n", of2024) }
        let options = ReadOptions(zone: .shanghai, day: LocalDay(year: 2024, month: 5, day: 1))
        #expect(try TextReading.lines(.chatlogTXT, day, options) == [
            "1 2024-05-01T00:00:00 text wxid_a/小满 \"早\"", "4 2024-05-01T01:00:00 text wxid_b/阿远 \"早\"",
        ])
    }

    @Test("A message with a day that never was is refused with its text; the next one is read")
    func refusesDays() throws {
        let text = "小满(wxid_a) 02-28 08:00:00\n早\n\n阿远(wxid_b) 02-30 08:00:00\n不会有\n\n木木(wxid_c) 03-01 08:00:00\n晚\n"
        #expect(try TextReading.lines(.chatlogTXT, text, of2024) == [
            "1 2024-02-28T00:00:00 text wxid_a/小满 \"早\"", "7 2024-03-01T00:00:00 text wxid_c/木木 \"晚\"", "4 !badTime",
        ])
    }

    @Test("A header quoted within a message is text where headers stand below empty lines")
    func keepsQuotedHeaders() throws {
        let text = "2024-11-14 16:00:00 小满\n看这个：\n2024-11-14 15:00:00 阿远\n早\n\n2024-11-14 16:00:05 木木\n好\n"
        #expect(try TextReading.lines(.memoTraceTXT, text) == [
            "1 2024-11-14T08:00:00 text 小满 \"看这个：⏎2024-11-14 15:00:00 阿远⏎早\"", "6 2024-11-14T08:00:05 text 木木 \"好\"",
        ])
    }

    @Test("MemoTrace of both generations")
    func memoTrace() throws {
        let text = """
            2024-11-14 16:00:00 小满
            大家早上好

            2024-11-14 16:00:30 "小满"邀请"阿远"加入了群聊

            2024-11-14 16:00:40
            "阿远"撤回了一条消息

            2024-11-14 16:00:50 阿远
            同意
            引用：小满: 大家早上好

            2024-11-14 16:00:55 阿远
            【图片】

            """
        #expect(try TextReading.lines(.memoTraceTXT, text) == [
            "1 2024-11-14T08:00:00 text 小满 \"大家早上好\"",
            "4 2024-11-14T08:00:30 joinedByInvitation 阿远>小满 \"\"小满\"邀请\"阿远\"加入了群聊\"",
            "6 2024-11-14T08:00:40 recalled 阿远 \"\"阿远\"撤回了一条消息\"",
            "9 2024-11-14T08:00:50 text 阿远 \"同意\" ?大家早上好",
            "13 2024-11-14T08:00:55 image 阿远 \"【图片】\"",
        ])
    }

    @Test("WeFlow: the name stands in single quotes")
    func weFlow() throws {
        let text = "2024-11-14 16:00:00 '小'满''\n早\n\n2024-11-14 16:00:01 '阿远'\n[语音通话] 00:12\n\n"
        #expect(try TextReading.lines(.weFlowTXT, text) == [
            "1 2024-11-14T08:00:00 text 小'满' \"早\"", "4 2024-11-14T08:00:01 call 阿远 \"[语音通话] 00:12\"",
        ])
    }

    @Test("WeChat mail: group, days, names that hold times, pictures", arguments: [true, false])
    func mail(hasBlankLines: Bool) throws {
        var text = """
            Dear:

            微信群"读书群"的聊天记录如下:

            —————  2026-04-06  —————

            小喵11:00-21:00  16:21

            有点事，一会儿回

            阿远  16:22

            [图片: 196b.jpg(请在附件中查看)]

            —————  2026-4-7  —————

            小喵11:00-21:00  0:05

            早
            """
        if !hasBlankLines { text = text.split(separator: "\n").joined(separator: "\n") }
        let numbers = hasBlankLines ? [7, 11, 17] : [4, 6, 9]
        #expect(try TextReading.lines(.weChatMail, text) == [
            "\(numbers[0]) 2026-04-06T08:21:00 text 小喵11:00-21:00 \"有点事，一会儿回\" @读书群",
            "\(numbers[1]) 2026-04-06T08:22:00 image 阿远 \"[图片: 196b.jpg(请在附件中查看)]\" @读书群",
            "\(numbers[2]) 2026-04-06T16:05:00 text 小喵11:00-21:00 \"早\" @读书群",
        ])
        #expect(TextReading.recognised(text) == .weChatMail)
    }

    @Test("WeChat mail: a title without a name names no group; what stands before the first day is refused")
    func mailWithoutGroup() throws {
        let text = "微信群\"的聊天记录如下:\n\n阿远  16:22\n\n早\n\n—————  2026-04-06  —————\n\n小满  16:21\n\n好\n"
        #expect(try TextReading.lines(.weChatMail, text) == [
            "9 2026-04-06T08:21:00 text 小满 \"好\"", "3 !missingTime",
        ])
        let two = "小满 和 阿远 在微信上的聊天记录如下，请查收。\n\n—————  2026-04-06  —————\n\n小满  16:21\n\n好\n"
        #expect(try TextReading.lines(.weChatMail, two) == ["5 2026-04-06T08:21:00 text 小满 \"好\""])
        let club = "读书群 微信群上的聊天记录如下，请查收。\n\n—————  2026-04-06  —————\n\n小满  16:21\n\n好\n"
        #expect(try TextReading.lines(.weChatMail, club) == ["5 2026-04-06T08:21:00 text 小满 \"好\" @读书群"])
    }

    @Test("WeCom: year asked for, unless every line has it")
    func weCom() throws {
        let text = "运维 平台 12/31 23:59:00\n磁盘满\n小满@微信 1/1 00:00:10\n收到\n谢谢\n"
        #expect(throws: ExportError.yearNeeded(.weComCopy)) { try TextReading.lines(.weComCopy, text) }
        #expect(try TextReading.lines(.weComCopy, text, of2024) == [
            "1 2024-12-31T15:59:00 text 运维 平台 \"磁盘满\"", "3 2024-12-31T16:00:10 text 小满@微信 \"收到⏎谢谢\"",
        ])
        #expect(try TextReading.lines(.weComCopy, "小满 2023/5/8 17:42:34\n好\n") == ["1 2023-05-08T09:42:34 text 小满 \"好\""])
    }

    @Test("A message longer than a text may be is refused once; lines before any header too")
    func refusesLong() throws {
        let long = String(repeating: "长", count: 400_000)
        let text = "前言\n\n2024-11-14 16:00:00 '小满'\n\(long)\n\(long)\n\n2024-11-14 16:00:01 '阿远'\n早\n"
        #expect(try TextReading.lines(.weFlowTXT, text) == [
            "7 2024-11-14T08:00:01 text 阿远 \"早\"", "1 !noHeaderBefore", "3 !lineTooLong",
        ])
    }

    @Test("Times an id cannot carry are refused")
    func refusesRange() throws {
        #expect(try TextReading.lines(.weFlowTXT, "1970-01-02 00:00:00 '小满'\n早\n") == ["1 !timeOutOfRange"])
    }

    @Test("Each format is recognised by its first lines", arguments: [
        ("小满(wxid_a) 12-31 23:59:58\n早\n", ExportFormat.chatlogTXT),
        ("系统消息 2024-12-31 23:59:58\n早\n", .chatlogTXT),
        ("2024-11-14 16:00:00 '小满'\n早\n", .weFlowTXT),
        ("2024-11-14 16:00:00 小满\n早\n\n2024-11-14 16:00:00 阿远(可)\n早\n", .memoTraceTXT),
        ("运维平台 5/8 17:42:34\n早\n", .weComCopy),
        ("—————  2026-04-06  —————\n\n小满  16:21\n\n早\n", .weChatMail),
    ])
    func recognises(text: String, format: ExportFormat) {
        #expect(TextReading.recognised(text) == format)
        #expect(TextReading.recognised(text.replacing("\n", with: "\r\n")) == format)
        #expect(TextReading.recognised("早上好\n" + String(text.drop { $0 != "\n" }.dropFirst().prefix { $0 != "\n" }) + "\n") == nil)
    }
}
