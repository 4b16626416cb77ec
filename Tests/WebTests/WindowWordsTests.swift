import FeatureStores
import Foundation
import Kernel
import Testing
import Web

/// Numbers of different windows beside each other say which.
@Suite struct WindowWordsTests {
    private func line(_ shop: Shop, _ name: String, daysAgo: Int64, minute: Int64 = 0, type: String = "text", _ text: String = "好") -> String {
        let at = (shop.world.now() - .days(daysAgo) - .minutes(60 - minute)).iso
        return #"{"group":"群","sender":"\#(name)","sender_name":"\#(name)","time":"\#(at)","type":"\#(type)","text":"\#(text)"}"#
    }

    /// Eleven days are no two weeks.
    @Test(arguments: [(11, "最近 11 天没有说话"), (13, "最近 13 天没有说话"), (14, "最近 2 周没有说话"), (20, "最近 2 周没有说话"), (22, "最近 3 周没有说话")] as [(Int64, String)])
    func aMembersSilence(days: Int64, sentence: String) async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            var lines = (0...60 as ClosedRange<Int64>).reversed().map { line(shop, "店长", daysAgo: $0, minute: 1) }
            lines += [line(shop, "小李", daysAgo: days + 30, minute: 0), line(shop, "小李", daysAgo: days, minute: 0)]
            try await shop.bringIn(lines.joined(separator: "\n") + "\n", as: "群.jsonl", by: owner)
            let page = try await owner.get(shop.first.id.path("/members/\(try await shop.member("小李"))")).text
            #expect(page.contains(sentence))
        }
    }

    /// Who came and said nothing has no first word that could be young; and joins are counted since the record begins.
    @Test(arguments: [true, false]) func newcomersWhoSaidNothing(areSilent: Bool) async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            var lines = (0...60 as ClosedRange<Int64>).reversed().map { line(shop, "店长", daysAgo: $0) }
            lines.append(line(shop, "新来的", daysAgo: 5, minute: 10, type: "join", ""))
            if !areSilent { lines.append(line(shop, "新来的", daysAgo: 4, minute: 10)) }
            try await shop.bringIn(lines.joined(separator: "\n") + "\n", as: "群.jsonl", by: owner)
            let group = try #require(try await shop.groups()["群"])
            let page = try await owner.get(shop.first.id.path("/groups/\(group)")).text
            #expect(page.contains("还没有人开口") == areSilent && page.contains("第一句话都还不到 7 天") == !areSilent)
            #expect(page.contains(/记录从 [^<]*起，看到 1 次进群、0 次退群/))
        }
    }
}
