import FeatureStores
import HTTPTypes
import Kernel
import Testing
import Web

@Suite struct RecordGapTests {
    private static func chat(_ group: String, days: ClosedRange<Int64>, end: Instant, people: Int64 = 6) -> String {
        days.reversed().flatMap { day in
            (0..<people).map { person in
                let at = (end - .days(day) - .minutes(20 - person)).iso
                return #"{"group":"\#(group)","sender":"u\#(person)","sender_name":"群友\#(person)","time":"\#(at)","type":"text","text":"早 \#(day)"}"# + "\n"
            }
        }
        .joined()
    }

    /// Twelve people talk every day until a month ago; in the same file another group talks on.
    @Test func talkThatEndsAsIfCutOffIsAskedAbout() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), end = shop.world.now()
            let both = Self.chat("断群", days: 30...80, end: end, people: 12) + Self.chat("新群", days: 1...80, end: end)
            try await shop.bringIn(both, as: "两个群.jsonl", by: owner)
            let group = try #require(try await shop.groups()["断群"]), page = shop.first.id.path("/groups/\(group)")
            let asked = try await owner.get(page).text
            #expect(asked.contains("记录没更新") && asked.contains("还有 12 个人在聊（最后 7 天），之后 28 天一句记录都没有"))
            let last = shop.first.zone.day(of: end - .days(30))
            #expect(try await owner.get(shop.first.id.path("")).text.contains(/1 个群的记录没更新：<a[^>]*>断群<\/a>（到 [^）]+）/))
            _ = try await owner.submit(page + "/silence", [:], page: page)
            let after = try await owner.get(page).text
            #expect(after.contains("沉睡") && !after.contains("一句记录都没有") && after.contains("?as-of=\(last)"))
            #expect(try await owner.get(shop.first.id.path("")).text.contains("先看这个群："))
        }
    }

    @Test func anOldExportIsAskedAboutAndTheAnswerKept() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), end = shop.world.now()
            try await shop.bringIn(Self.chat("旧群", days: 30...80, end: end), as: "旧群.jsonl", by: owner)
            try await shop.bringIn(Self.chat("新群", days: 1...80, end: end), as: "新群.jsonl", by: owner)
            let group = try #require(try await shop.groups()["旧群"]), page = shop.first.id.path("/groups/\(group)")
            let asked = try await owner.get(page).text
            #expect(asked.contains("记录没更新") && asked.contains("是没人说话，还是没导出新的？") && asked.contains("确实没人说话了"))
            #expect(try await owner.get(shop.first.id.path("")).text.contains("1 个群的记录没更新"))
            let list = try await owner.get(shop.first.id.path("/groups")).text
            #expect(list.contains("看记录最后那天") && list.contains(page + "?as-of="))
            let analyst = try await shop.signedIn("老周", .analyst)
            let seen = try await analyst.get(page).text
            #expect(seen.contains("是没人说话") && !seen.contains("确实没人说话了"))
            #expect(try await analyst.submit(page + "/silence", [:], page: "/account").status == .forbidden)
            let answered = try await owner.submit(page + "/silence", [:], page: page)
            let last = shop.first.zone.day(of: end - .days(30)), lastDay = page + "?as-of=\(last)"
            #expect(answered.location == lastDay + "&notice=saved", "its last weeks are empty now")
            let then = try await owner.get(lastDay).text
            #expect(asked.contains(lastDay) && then.contains("平稳"))
            let after = try await owner.get(page).text
            #expect(after.contains(lastDay) && after.contains("沉睡") && !after.contains("是没人说话，还是"))
        }
    }
}
