import Kernel
import Testing

@testable import Exports

@Suite("Text exports of WhatsApp")
struct WhatsAppTextTests {
    @Test("Every layout of date and clock", arguments: [
        ("[1/15/24, 10:30:45 PM] Ann: hi", "2024-01-15T14:30:45"),
        ("[1/15/24, 10:30:45\u{202F}PM] Ann: hi", "2024-01-15T14:30:45"),
        ("[15/01/2024, 10:30:45] Ann: hi", "2024-01-15T02:30:45"),
        ("[15.01.24, 10:30:45] Ann: hi", "2024-01-15T02:30:45"),
        ("\u{200E}[2024/1/15 下午10:30:45] Ann: hi", "2024-01-15T14:30:45"),
        ("2024年1月15日 上午10:30 - Ann: hi", "2024-01-15T02:30:00"),
        ("15/01/2024, 10:30 - Ann: hi", "2024-01-15T02:30:00"),
        ("03.04.2024, 10:30 - Ann: hi", "2024-04-03T02:30:00"),
        ("2024/1/15 10:30 - Ann: hi", "2024-01-15T02:30:00"),
        ("01/15/2024, 12:30 a. m. - Ann: hi", "2024-01-14T16:30:00"),
        ("[2019-12-24, 12:23] Ann: hi", "2019-12-24T04:23:00"),
    ])
    func layouts(line: String, time: String) throws {
        #expect(try TextReading.lines(.whatsAppTXT, line + "\n") == ["1 \(time) text Ann \"hi\""])
        #expect(TextReading.recognised(line + "\n") == .whatsAppTXT)
    }

    @Test("The order of dates comes from the whole file")
    func order() throws {
        let day = "03/04/24, 10:00 - Ann: a\n05/04/24, 10:00 - Ann: b\n"
        // One date of the twenty-fifth at the end decides.
        #expect(try TextReading.lines(.whatsAppTXT, day + "25/04/24, 10:00 - Ann: c\n").first == "1 2024-04-03T02:00:00 text Ann \"a\"")
        #expect(try TextReading.lines(.whatsAppTXT, day + "10/25/24, 10:00 - Ann: c\n").first == "1 2024-03-04T02:00:00 text Ann \"a\"")
        // So do dates that would go back.
        #expect(try TextReading.lines(.whatsAppTXT, day + "01/05/24, 10:00 - Ann: c\n").first == "1 2024-04-03T02:00:00 text Ann \"a\"")
    }

    @Test("Dates that fit both orders are not guessed")
    func doubtful() throws {
        let text = "03/04/24, 10:00 - Ann: a\n"
        #expect(throws: ExportError.dateOrderNeeded(.whatsAppTXT)) { try TextReading.lines(.whatsAppTXT, text) }
        let options = ReadOptions(zone: .shanghai, dateOrder: .monthFirst)
        #expect(try TextReading.lines(.whatsAppTXT, text, options) == ["1 2024-03-04T02:00:00 text Ann \"a\""])
        #expect(try TextReading.lines(.whatsAppTXT, "04/04/24, 10:00 - Ann: a\n") == ["1 2024-04-04T02:00:00 text Ann \"a\""])
        #expect(throws: ExportError.notOfFormat(.whatsAppTXT)) { try TextReading.lines(.whatsAppTXT, "hi\n") }
    }

    @Test("Further lines, colons, events, deleted and left out media")
    func lines() throws {
        let text = """
            2024/1/15 10:30 - 消息和通话已进行端到端加密。
            2024/1/15 10:31 - 小满: 第一行: 有冒号
            第二行

            第四行
            2024/1/15 10:32 - 小满添加了阿远
            2024/1/15 10:33 - Ann changed the subject from "A: old" to "B: new"
            2024/1/15 10:34 - 阿远: <省略影音内容>
            2024/1/15 10:35 - 阿远: IMG-001.jpg (file attached)
            2024/1/15 10:36 - 阿远: 这条消息已删除
            2024/1/15 25:00 - 阿远: 不会有
            也不会有
            2024/1/15 10:37 - Ann: "Bob" said: left
            """
        #expect(try TextReading.lines(.whatsAppTXT, text) == [
            "1 2024-01-15T02:30:00 system  \"消息和通话已进行端到端加密。\"",
            "2 2024-01-15T02:31:00 text 小满 \"第一行: 有冒号⏎第二行⏎⏎第四行\"",
            "6 2024-01-15T02:32:00 joinedByInvitation 阿远>小满 \"小满添加了阿远\"",
            "7 2024-01-15T02:33:00 groupRenamed Ann \"B: new\"",
            "8 2024-01-15T02:34:00 other 阿远 \"<省略影音内容>\"",
            "9 2024-01-15T02:35:00 image 阿远 \"IMG-001.jpg (file attached)\"",
            "10 2024-01-15T02:36:00 recalled 阿远 \"这条消息已删除\"",
            "13 2024-01-15T02:37:00 text Ann \"\"Bob\" said: left\"",
            "11 !badTime",
        ])
    }

    @Test("On iOS the program's own lines bear a name and a mark")
    func marked() throws {
        let text = "[15/01/24, 10:30:45] Club: \u{200E}Messages and calls are end-to-end encrypted.\n"
            + "[15/01/24, 10:30:46] Club: \u{200E}Ann added Bob\n[15/01/24, 10:30:47] Ann: \u{200E}image omitted\n"
            + "[15/01/24, 10:30:48] Bob: Ann left\n"
        #expect(try TextReading.lines(.whatsAppTXT, text) == [
            "1 2024-01-15T02:30:45 system  \"Messages and calls are end-to-end encrypted.\"",
            "2 2024-01-15T02:30:46 joinedByInvitation Bob>Ann \"Ann added Bob\"",
            "3 2024-01-15T02:30:47 image Ann \"\u{200E}image omitted\"",
            "4 2024-01-15T02:30:48 text Bob \"Ann left\"",
        ])
    }

    @Test("Real files (MIT samples) in five layouts tell the same", arguments: [
        "[mmddyy]_24hrs", "ddmmyy_24hrs", "mmddyy_24hrs", "mmddyyyy_12hrs", "yyyymmdd_24hrs",
    ])
    func samples(name: String) throws {
        #expect(try TextReading.lines(.whatsAppTXT, Samples.bytes("chatminer_MIT_whatsapp_test_\(name).txt")) == [
            "1 2019-01-01T11:25:00 text John Doe \"Lorem ipsum dolor sit amet.\"",
            "2 2019-01-20T11:23:00 text John Doe \".\"",
            "3 2019-01-30T20:49:00 text Jahn Doe \"Lorem ipsum dolor sit amet,⏎consectetur adipiscing elit. Duis libero.\"",
            "5 2020-06-10T15:55:00 text John-John Doe \"Lorem ipsum : dolor sit amet.\"",
            "6 2020-06-20T00:08:00 system +12 345 578 \"+12 345 578 created group \"Groupname\"\"",
            "7 2020-06-30T09:10:00 joinedByInvitation 我 \"You were added\"",
            "8 2021-12-10T10:10:00 text John Doe 🤓 \"Lorem ipsum 🤓\"",
            "9 2021-12-20T12:10:00 text 🤓 \"Lorem ipsum 🤓\"",
            "10 2021-12-30T22:01:00 text John Doe \"Lorem ipsum dolor sit amet,⏎consectetur adipiscing elit. Duis libero.\"",
        ].map(Self.inShanghai))
    }

    /// The samples are told in wall clocks; readers answer in UTC.
    private static func inShanghai(_ line: String) -> String {
        let parts = line.split(separator: " ", maxSplits: 2)
        let wall = Instant(iso: parts[1], zone: .shanghai)?.iso.dropLast() ?? ""
        return "\(parts[0]) \(wall) \(parts[2])"
    }

    @Test("Signal's layout (MIT sample)")
    func signal() throws {
        #expect(try TextReading.lines(.whatsAppTXT, Samples.bytes("chatminer_MIT_signal_test_export.txt")) == [
            "1 2019-12-24T04:23:00 text Jane Doe \"Hello John!\"", "2 2020-01-17T13:49:00 text John Doe \"Hello⏎Jane!\"",
        ])
    }
}
