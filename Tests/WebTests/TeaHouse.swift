import FeatureStores
import Kernel
import Testing
import Web

/// A group whose figures are known by hand: it ends an hour before the shop opens.
enum TeaHouse {
    static let group = "茶友群"
    static let quiet = "只有一句的群"
    static let hostile = "<b>大&熊</b>\u{202E}moc 🐼"

    /// Six questions in the last 30 days, four answered after two minutes; five messages of 掌柜, two of which sell; one suspect;
    /// 掌柜 brought three, one of them two more, and one left.
    static func export(end: Instant) -> String {
        var lines: [(at: Instant, line: String)] = []
        func add(_ daysAgo: Int64, _ minute: Int64, _ sender: String, _ text: String, kind: String = "text") {
            let at = end - .hours(1) - .days(daysAgo) + .minutes(minute - 600)
            let id = kind == "system" ? "" : "id-\(sender)"
            lines.append(
                (at, #"{"group":"\#(group)","sender":"\#(id)","sender_name":"\#(sender)","time":"\#(at.iso)","type":"\#(kind)","text":"\#(text)"}"#))
        }
        for day in (31...100).reversed() as [Int64] {
            add(day, 0, "掌柜", "新到的茶 第\(day)天")
            if day % 2 == 0 { add(day, 60, hostile, "早上好 \(day)") }
        }
        add(90, 1, "", #"\"掌柜\"邀请\"小满、阿青、\#(hostile)\"加入了群聊"#, kind: "system")
        add(80, 1, "", #"\"小满\"邀请\"老周、小陈\"加入了群聊"#, kind: "system")
        add(79, 1, "阿青", "我先走了")
        add(70, 1, "阿青", "", kind: "leave")
        for day in [20, 19, 18, 17] as [Int64] {
            add(day, 0, "小满", "请问第\(day)种茶怎么泡")
            add(day, 2, "老周", "水别太开 \(day)")
        }
        add(15, 0, "小满", "有没有人去过茶山 <i>")
        add(13, 0, "小陈", "这款茶多少钱一斤啊")
        for (number, day) in ([12, 11, 10, 9, 8] as [Int64]).enumerated() {
            add(day, 0, "掌柜", number < 2 ? "今天优惠，下单立减 \(day)" : "院子里的桂花开了 \(day)")
        }
        add(7, 0, "路人", "兼职刷单日结，加微信详聊")
        add(0, 0, "老周", "今天喝白茶")
        let one = end - .days(3)
        lines.append((one, #"{"group":"\#(quiet)","sender":"solo","sender_name":"独行","time":"\#(one.iso)","type":"text","text":"有人吗"}"#))
        return lines.sorted { $0.at < $1.at }.map(\.line).joined(separator: "\n") + "\n"
    }
}

extension Shop {
    /// The owner of a brand with the two groups, and the addresses of these.
    func ownerOfTeaHouse() async throws -> (owner: Visitor, tea: String, quiet: String) {
        let owner = try await signedIn("阿明", .owner)
        try await bringIn(TeaHouse.export(end: world.now()), as: "茶.jsonl", by: owner)
        let found = try await groups()
        let tea = try #require(found[TeaHouse.group]), quiet = try #require(found[TeaHouse.quiet])
        return (owner, first.id.path("/groups/\(tea)"), first.id.path("/groups/\(quiet)"))
    }
}
