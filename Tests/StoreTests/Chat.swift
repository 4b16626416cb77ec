import Foundation
import Kernel

/// An invented chat, and how the tools write it.
struct Chat {
    struct Line {
        var at: Instant
        var sender: String
        var name = ""
        var type = "text"
        var text: String
        var group = "早起打卡群"
    }

    var lines: [Line] = []

    /// - Parameter wall: `2026-11-01 08:00:00`, in Shanghai.
    mutating func say(_ wall: String, _ sender: String, _ text: String, name: String = "", group: String = "早起打卡群") {
        add(wall, sender, text, name: name, type: "text", group: group)
    }

    mutating func add(
        _ wall: String, _ sender: String, _ text: String, name: String = "", type: String, group: String = "早起打卡群"
    ) {
        guard let at = Instant(iso: wall, zone: .shanghai) else { return }
        lines.append(Line(at: at, sender: sender, name: name, type: type, text: text, group: group))
    }

    /// Only what stands between two instants, as a tool exports a span.
    func from(_ first: Instant = Instant(milliseconds: .min), to last: Instant = Instant(milliseconds: .max)) -> Chat {
        Chat(lines: lines.filter { first <= $0.at && $0.at <= last })
    }

    var jsonLines: String {
        lines.map { line in
            var fields = ["group": line.group, "sender": line.sender, "time": line.at.iso, "type": line.type, "text": line.text]
            if !line.name.isEmpty { fields["sender_name"] = line.name }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return ((try? encoder.encode(fields)).map { String(decoding: $0, as: UTF8.self) } ?? "") + "\n"
        }.joined()
    }

    /// chatlog's CSV; a line of type `system` is a sentence of the client.
    var chatlogCSV: String {
        func field(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
        return "Time,SenderName,Sender,TalkerName,Talker,Content\n"
            + lines.map { line in
                [
                    line.at.wall(in: .shanghai), field(line.name), line.type == "system" ? "系统消息" : field(line.sender), field(line.group),
                    field("\(XXH64.hash(Array(line.group.utf8)) % 100_000)@chatroom"), field(line.text),
                ].joined(separator: ",") + "\n"
            }.joined()
    }

    /// A random chat of eight people with changing nicknames, identical lines, many lines in one second, joins and leaves.
    ///
    /// - Parameter calls: people are called by their names, too.
    static func random(_ dice: inout SeededDice, lines count: Int = 150, calls: Bool = false) -> Chat {
        var chat = Chat(), at = Instant(milliseconds: 1_793_000_000_000)
        let texts =
            ["打卡", "早上好", "今天读完了", "ok", "打卡 day 3", "😀", "明天见", "几点开始呀", "这本书好看吗？", "新品特价 9.9 元，点 https://a.cn"]
            + (calls ? ["@人1号 在吗", "@人2号改名\u{2005}谢谢", "@人3号 @人4号 一起"] : [])
        for number in 0..<count {
            if Int.random(in: 0..<3, using: &dice) > 0 { at = at + .seconds(.random(in: 1...30_000, using: &dice)) }
            let person = min(Int.random(in: 1...8, using: &dice), .random(in: 1...8, using: &dice))
            let type = ["text", "text", "text", "text", "image", "join", "leave"].randomElement(using: &dice) ?? "text"
            chat.lines.append(
                Line(
                    at: at, sender: "u\(person)", name: "人\(person)号" + (number > count / 2 ? "改名" : ""), type: type,
                    text: type == "text" ? texts.randomElement(using: &dice) ?? "" : "",
                    group: Int.random(in: 0..<4, using: &dice) == 0 ? "读书群" : "早起打卡群"))
        }
        return chat
    }
}
