import Kernel
import Testing

@testable import Exports

@Suite("Text exports of QQ")
struct QQTextTests {
    @Test("Message manager: groups, titles, 12 hours, addresses, system lines, several chats in one file")
    func manager() throws {
        let text = """
            消息记录（此消息记录为文本格式，不支持重新导入）

            ================================================================
            消息分组:我的群聊
            ================================================================
            消息对象:读书群
            ================================================================

            2024-11-14 16:00:00 【管理员】小满(一号)(10001234)
            大家早上好
            第二行

            2024-11-14 8:43:38 PM 阿远<ayuan@example.com>
            [图片]

            2024-11-14 21:01:00 系统消息(10000)
            木木加入本群。

            2024-11-14 21:02:00 Amy(10005678)


            ================================================================
            消息分组:我的好友
            ================================================================
            消息对象:木木
            ================================================================

            2024-11-15 9:00:00 木木
            在吗

            """
        let expected = [
            "9 2024-11-14T08:00:00 text 10001234/小满(一号) \"大家早上好⏎第二行\" @读书群",
            "13 2024-11-14T12:43:38 image ayuan@example.com/阿远 \"[图片]\" @读书群",
            "16 2024-11-14T13:01:00 joined '木木' \"木木加入本群。\" @读书群",
            "19 2024-11-14T13:02:00 text 10005678/Amy \"\" @读书群",
            "28 2024-11-15T01:00:00 text 木木 \"在吗\" @木木",
        ]
        #expect(try TextReading.lines(.qqTXT, text) == expected)
        #expect(try TextReading.lines(.qqTXT, "\u{FEFF}" + text.replacing("\n", with: "\r\n")) == expected)
        #expect(TextReading.recognised(text) == .qqTXT)
    }

    @Test("UTF-16 as Windows writes it")
    func wide() throws {
        let text = "2024-11-14 16:00:00 小满(10001234)\r\n大家早上好\r\n\r\n"
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { bytes += [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)] }
        #expect(try TextReading.lines(.qqTXT, bytes) == ["1 2024-11-14T08:00:00 text 10001234/小满 \"大家早上好\""])
    }

    @Test("A file without its title is recognised by the numbers")
    func withoutTitle() {
        #expect(TextReading.recognised("2023-01-08 13:40:39 星海(18925541)\n[图片]\n") == .qqTXT)
    }

    @Test("A real file (MIT sample): every message is found")
    func sample() throws {
        let found = try TextReading.lines(.qqTXT, Samples.bytes("qq_native_zrief_MIT.txt"))
        #expect(found.count == 149)
        #expect(found.contains("34 2023-01-08T05:48:10 text 18925541/星海旅人·阿尔法 \"这个是我最近拍的照片⏎[图片]\""))
    }

    @Test("QQ Chat Exporter: fields, answers, names found by the line below, the end of the file")
    func exporter() throws {
        let text = """
            [QQChatExporter V4 / https://github.com/shuakami/qq-chat-exporter]

            ===============================================
                       QQ聊天记录导出文件
            ===============================================

            聊天名称: 读书群
            聊天类型: 群聊
            消息总数: 4

            小满:
            时间: 2024-11-14 16:00:00
            内容: 今天读两本:
            回复: 要写在下面
            再加一本

            [群主] 阿远:
            时间: 2024-11-14 16:00:10
            类型: reply
            内容: 好
            资源: 1 个文件
              - image: a.jpg
            提及: 小满
            回复: 11-14 16:00 小满 - 今天读两本


            木木:
            时间: 2024-13-14 16:00:11
            内容: 不会有

            木木:
            时间: 2024-11-14 16:00:12
            内容: [图片: a.jpg]


            ===============================================
                          导出完成
            ===============================================
            总计导出 4 条消息
            导出时间: 2024-11-15 10:00:00
            """
        #expect(try TextReading.lines(.qqExporterTXT, text) == [
            "11 2024-11-14T08:00:00 text 小满 \"今天读两本:⏎回复: 要写在下面⏎再加一本\" @读书群",
            "17 2024-11-14T08:00:10 text 阿远 \"好\" ?今天读两本 @读书群",
            "31 2024-11-14T08:00:12 image 木木 \"[图片: a.jpg]\" @读书群",
            "27 !badTime",
        ])
        #expect(TextReading.recognised(text) == .qqExporterTXT)
        #expect(throws: ExportError.notOfFormat(.qqExporterTXT)) { try TextReading.lines(.qqExporterTXT, "小满:\n内容: 早\n") }
    }
}
