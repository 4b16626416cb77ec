import App
import FeaturePages
import FeatureStores
import Foundation
import Kernel
import Testing
import Web

@Suite struct ReportPageTests {
    @Test(arguments: Language.allCases) func itStandsAlone(language: Language) async throws {
        try await Shop.open { shop in
            _ = try await shop.ownerOfCommunity()
            let report = try await shop.installation.reports.report(on: shop.first.id)
            let html = try ReportPage(
                report, workspace: "午餐<铺>", language: language, resources: Console.resources, now: shop.world.now()
            ).html()
            for foreign in ["<script", "<link", " src=", "@import", "url(http", "{{", "href=\"/"] { #expect(!html.contains(foreign), "\(foreign)") }
            #expect(html.contains("午餐&lt;铺&gt;") && html.contains("午餐&lt;福利&gt;群") && html.contains("小李"))
            #expect(html.components(separatedBy: "<svg class=\"chart\"").count == 8, "three charts for each group, and one of all")
            #expect(html.contains("@media print") && html.utf8.count < 400_000)
        }
    }

    /// One group, one instant, one sentence: on the page and on paper.
    @Test func itSaysWhatTheGroupsPageSays() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            var lines = ""
            for day in (0..<120 as Range<Int64>).reversed() {
                for guest in 0..<(day < 30 ? 7 : 16) as Range<Int64> where (day * 7 + guest * 3) % 5 < 2 {
                    let at = (shop.world.now() - .days(day) - .minutes(guest + 1)).iso
                    lines += #"{"group":"群","sender":"g\#(guest)","sender_name":"客\#(guest)","time":"\#(at)","type":"text","text":"好"}"# + "\n"
                }
            }
            try await shop.bringIn(lines, as: "群.jsonl", by: owner)
            let page = try await owner.get(shop.first.id.path("/groups/\(try #require(try await shop.groups()["群"]))")).text
            let sentences = page.matches(of: /<p>(最近四周平均每周[^<]+再往前[^<]+|从 [^<]+那周起，每周说话的从[^<]+)/).map { String($0.1).trimmingCharacters(in: .whitespacesAndNewlines) }
            #expect(sentences.count >= 2, "\(sentences)")
            let html = try ReportPage(
                try await shop.installation.reports.report(on: shop.first.id), workspace: "店", language: .chinese, resources: Console.resources,
                now: shop.world.now()
            ).html()
            for sentence in sentences { #expect(html.contains(sentence), "\(sentence)") }
        }
    }

    /// Of several groups it begins with the one that the first screen names.
    @Test func itBeginsWithTheGroupToLookAt() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            var lines = ""
            for day in (0..<120 as Range<Int64>).reversed() {
                for guest in 0..<16 as Range<Int64> where (day * 7 + guest * 3) % 5 < 2 {
                    for group in day < 30 && guest > 6 ? ["老群"] : ["老群", "病群"] {
                        let at = (shop.world.now() - .days(day) - .minutes(guest + 1)).iso
                        lines += #"{"group":"\#(group)","sender":"g\#(guest)","sender_name":"客\#(guest)","time":"\#(at)","type":"text","text":"好"}"# + "\n"
                    }
                }
            }
            try await shop.bringIn(lines, as: "群.jsonl", by: owner)
            let home = try await owner.get(shop.first.id.path("")).text
            let focus = try #require(home.firstMatch(of: /<h2 id="focus">先看这个群： <a[^>]*>([^<]+)<\/a>[\s\S]*?<p>([^<]+) <a/))
            #expect(focus.1 == "病群")
            let html = try ReportPage(
                try await shop.installation.reports.report(on: shop.first.id), workspace: "店", language: .chinese, resources: Console.resources,
                now: shop.world.now()
            ).html()
            #expect(html.contains("<h2>先看这个群： 病群") && html.contains("<p>\(focus.2)</p>"))
            let ill = try #require(html.firstRange(of: "<h2>病群")), old = try #require(html.firstRange(of: "<h2>老群"))
            #expect(ill.lowerBound < old.lowerBound)
        }
    }

    @Test func nothingToReport() throws {
        let html = try ReportPage(nil, workspace: "店", language: .chinese, resources: Console.resources, now: Shop.start).html()
        #expect(html.contains("还没有消息"))
    }
}
