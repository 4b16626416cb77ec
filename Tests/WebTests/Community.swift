import App
import FeatureStores
import Kernel
import Storage
import Testing
import Web

/// A small community as an export: a lunch group that cools down after somebody fell silent, and a flash group that is over.
enum Community {
    static let lunch = "午餐<福利>群"
    static let flash = "国庆快闪群"

    /// Lines of the plain format, ending an hour before `end`.
    static func export(end: Instant) -> String {
        var lines: [String] = []
        func say(_ group: String, _ sender: String, _ name: String, daysAgo: Int64, hour: Int64, _ text: String, kind: String = "text") {
            let at = (end - .days(daysAgo) - .hours(hour)).iso
            lines.append(
                #"{"group":"\#(group)","sender":"\#(sender)","sender_name":"\#(name)","time":"\#(at)","type":"\#(kind)","text":"\#(text)"}"#)
        }
        for day in (1...90).reversed() as [Int64] {
            say(lunch, "wxid_1", "王姐", daysAgo: day, hour: 1, "今天吃红烧肉 第\(day)天")
            if day > 40 {
                say(lunch, "wxid_2", "小李", daysAgo: day, hour: 2, "我要一份红烧肉")
                say(lunch, "wxid_3", "<script>alert(1)</script>", daysAgo: day, hour: 3, "<b>大份</b>")
            }
            if day % 9 == 0 { say(lunch, "wxid_4", "阿花", daysAgo: day, hour: 4, "", kind: "image") }
        }
        for day in (40...44).reversed() as [Int64] {
            for hour in 1...4 as ClosedRange<Int64> { say(flash, hour == 2 ? "wxid_2" : "guest_\(hour)", hour == 2 ? "小李" : "客人\(hour)", daysAgo: day, hour: hour, "抢到了") }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension Shop {
    /// A signed-in owner of the first brand, whose chats have been imported through the pages.
    func ownerOfCommunity() async throws -> Visitor {
        let owner = try await signedIn("阿明", .owner)
        try await bringIn(Community.export(end: world.now()), as: "午餐.jsonl", by: owner)
        return owner
    }

    /// Uploads a file, starts its import with these answers and waits for its end; answers the page of the run.
    @discardableResult
    func bringIn(_ text: String, as name: String, by visitor: Visitor, answers: [String: String] = [:]) async throws -> String {
        let next = try #require(try await upload(text, as: name, by: visitor))
        let begun = try await visitor.submit(next, answers.merging(["zone": "Asia/Shanghai"]) { own, _ in own })
        let run = try #require(begun.location, "\(begun.text)")
        try await settle(run, by: visitor)
        return run
    }

    /// The address an upload leads to; nil if it was refused.
    func upload(_ text: String, as name: String, by visitor: Visitor, direct: Bool = false) async throws -> String? {
        let token = Visitor.token(in: try await visitor.get("/account").text) ?? ""
        let path = first.id.path("/import/uploads?name=\(Address.encoded(name))") + (direct ? "&direct=1" : "")
        let answer = try await visitor.upload(path, text, token: token)
        return answer.text.firstMatch(of: /"next":"([^"]+)"/).map { String($0.1) }
    }

    func settle(_ run: String, by visitor: Visitor) async throws {
        for _ in 0..<1000 {
            if try await visitor.get(run + "/progress").text.contains("\"next\"") { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        Issue.record("the import did not end: \(run)")
    }

    func groups() async throws -> [String: GroupID] {
        try await installation.database.read { [first] tx in
            Dictionary(uniqueKeysWithValues: try GroupQueries.all(in: first.id, tx).map { ($0.name, $0.id) })
        }
    }

    func member(_ name: String) async throws -> MemberID {
        let found = try await installation.database.read { [first] tx in try MemberQueries.find(name, limit: 5, in: first.id, tx) }
        return try #require(found.first)
    }
}
