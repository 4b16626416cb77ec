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

    @Test func nothingToReport() throws {
        let html = try ReportPage(nil, workspace: "店", language: .chinese, resources: Console.resources, now: Shop.start).html()
        #expect(html.contains("还没有消息"))
    }
}
