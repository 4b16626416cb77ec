import Kernel
import Testing

@testable import Exports

@Suite("Text readers against broken files")
struct TextFuzzTests {
    private static let seeds: [(ExportFormat, String)] = [
        (.chatlogTXT, "小满 [可](wxid_a) [群(1@chatroom)] 12-31 23:59:58\n> 阿(wxid_b) 12-31 23:59:58\n> a\nb\n\n系统消息 01-01 00:00:00\n\"小满\"撤回了一条消息\n\nwxid_c 08:00:00\n早\n\n"),
        (.memoTraceTXT, "2024-11-14 16:00:00 小满\n大家\n引用：阿远: 早\n\n2024-11-14 16:00:40\n\"阿远\"撤回了一条消息\n\n"),
        (.weFlowTXT, "2024-11-14 16:00:00 '小满'\n[文件: a]\n\n"),
        (.weChatMail, "微信群\"读书群\"的聊天记录如下:\n\n—————  2026-04-06  —————\n\n小满  16:21\n\n早\n\n"),
        (.weComCopy, "小满@微信 12/31 23:59:00\n早\n阿远 2024/1/1 00:00:10\n早\n"),
        (.qqTXT, "消息分组:我\n================================================================\n消息对象:群\n\n2024-11-14 8:00:00 PM 【管】小满(10001234)\n早\n\n2024-11-14 16:00:00 系统消息(10000)\n木木加入本群。\n\n"),
        (.qqExporterTXT, "聊天名称: 群\n\n[主] 小满:\n时间: 2024-11-14 16:00:00\n类型: a\n内容: 早\n回复: 小满 - 早\n\n"),
        (.whatsAppTXT, "[1/15/24, 10:30:45 PM] Ann: \u{200E}Ann added Bob\n2024年1月15日 上午10:30 - 小满添加了阿远\n<attached: a.jpg>\n15.1.24, 10:30 - Ann: x\n"),
        (.ircLog, "--- Log opened Tue Jan 02 23:58:00 2018\n23:58 -!- ann [a@h] has joined #b\n[23:58:01] <@ann> x\n2018-01-02 00:00:01\t-->\tann (a@h) has quit\nJan 01 00:00:00 * ann was kicked by b\n"),
    ]

    @Test("No broken file stops a reader, and every line is a line or a reject", arguments: seeds)
    func survives(format: ExportFormat, seed: String) throws {
        var dice = SeededDice(seed: 11)
        let options = ReadOptions(zone: .shanghai, year: 2024, day: LocalDay(year: 2024, month: 1, day: 1), dateOrder: .dayFirst)
        let original = Array(String(repeating: seed, count: 3).utf8)
        for _ in 0..<5_000 {
            let bytes = Self.broken(original, &dice)
            _ = bytes.withUnsafeBufferPointer { recogniseText($0) }
            do {
                var reader = try textReader(for: format, source: ByteSource(bytes: bytes), options: options)
                var batch = LineBatch(), rounds = 0
                while try reader.read(into: &batch) {
                    rounds += 1
                    for line in batch.lines {
                        for slice in [line.group, line.groupName, line.sender, line.senderName, line.text, line.quote, line.other] {
                            let end = Int(slice.offset) + Int(slice.length)
                            #expect(slice.offset >= 0 && slice.length >= 0 && end <= batch.bytes.count)
                            #expect(String(validating: batch.bytes[Int(slice.offset)..<end], as: UTF8.self) != nil)
                        }
                        #expect(IDSequence.range.contains(line.at))
                    }
                    batch.removeAll()
                }
                #expect(rounds <= 2)
            } catch let error as ExportError {
                #expect([.notOfFormat(format), .yearNeeded(format), .dayNeeded(format)].contains(error))
            }
        }
    }

    /// A text that would take minutes if any step looked at the whole of it again and again.
    enum Tedious: CaseIterable {
        case names, openNames, brackets, pictures, answers, quotes, colons

        var text: String {
            switch self {
            case .names: "\"小满\"邀请\"" + String(repeating: "a)、", count: 12_000) + "b(wxid_b)\"加入了群聊"
            case .openNames: String(repeating: "\"小满\"邀请", count: 4_000)
            case .brackets: String(repeating: "(", count: 30_000) + String(repeating: ")", count: 200_000)
            case .pictures: String(repeating: "[图片]", count: 20_000)
            case .answers: String(repeating: "\n引用：", count: 20_000)
            case .quotes: String(repeating: "> a(b) 08:00:00\n", count: 10_000)
            case .colons: String(repeating: "\"a\": ", count: 30_000)
            }
        }
    }

    @Test(
        "Long lists, long lines and deep repetition take no more time than their length", .timeLimit(.minutes(1)),
        arguments: Tedious.allCases)
    func isLinear(tedious: Tedious) throws {
        let text = tedious.text
        let options = ReadOptions(zone: .shanghai, year: 2024, dateOrder: .dayFirst)
        let heads: [(ExportFormat, String)] = [
            (.memoTraceTXT, "2024-11-14 16:00:00\n"), (.memoTraceTXT, "2024-11-14 16:00:00 小满\n"),
            (.chatlogTXT, "系统消息 11-14 16:00:00\n"), (.chatlogTXT, "a(b) 11-14 16:00:00\n"),
            (.whatsAppTXT, "1/2/24, 10:00 - "), (.whatsAppTXT, "1/2/24, 10:00 - Ann: \u{200E}"),
            (.qqTXT, "2024-11-14 16:00:00 系统消息(10000)\n"),
        ]
        for (format, head) in heads {
            #expect(try TextReading.count(format, head + text, options) > 0)
        }
    }

    @Test("Titles as long as files are not carried with every message")
    func longTitles() throws {
        let text = "消息对象:" + String(repeating: "长", count: 1_000_000) + "\n\n2024-11-14 16:00:00 小满(10001234)\n早\n"
        #expect(try TextReading.lines(.qqTXT, text) == ["3 2024-11-14T08:00:00 text 10001234/小满 \"早\""])
    }

    /// Bytes changed, pieces cut out, doubled or moved.
    private static func broken(_ original: [UInt8], _ dice: inout SeededDice) -> [UInt8] {
        var bytes = original
        for _ in 0..<Int.random(in: 1...6, using: &dice) where bytes.count > 2 {
            let low = Int.random(in: 0..<bytes.count - 1, using: &dice)
            let high = Int.random(in: low...min(low + 40, bytes.count - 1), using: &dice)
            switch Int.random(in: 0..<5, using: &dice) {
            case 0: bytes[low] = UInt8.random(in: 0...255, using: &dice)
            case 1: bytes.removeSubrange(low..<high)
            case 2: bytes.insert(contentsOf: Array(bytes[low..<high]), at: Int.random(in: 0..<bytes.count, using: &dice))
            case 3: bytes.insert(contentsOf: Array("()<>[]\"“：:—\t\n 9/".utf8).shuffled(using: &dice).prefix(3), at: low)
            default: bytes.removeLast(min(bytes.count - 1, high - low))
            }
        }
        return bytes
    }
}
