import App
import FeatureStores
import HTTPTypes
import Kernel
import Storage
import Testing
import Web

@Suite struct ReportsPageTests {
    @Test func aReportIsMadeOpenedAndDeleted() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity(), reports = shop.first.id.path("/reports")
            #expect(try await owner.get(reports).text.contains("还没有报告"))
            for language in Language.allCases {
                #expect(try await owner.submit(reports, ["language": language.rawValue]).location == reports + "?notice=report-made")
            }
            #expect(try await owner.submit(reports, ["language": "fr"]).status == .badRequest)
            let list = try await owner.get(reports).text
            let files = list.matches(of: /href="([^"]+\/reports\/[0-9]+)"/).map { String($0.1) }
            #expect(files.count == 2 && list.contains("手动做的"))
            let english = try await owner.get(files[0])
            #expect(english.status == .ok && english.headers[.contentSecurityPolicy]?.contains("style-src 'unsafe-inline'") == true)
            #expect(english.headers[.contentSecurityPolicy]?.contains("script") == false)
            #expect(english.text.contains("<html lang=\"en\">") && english.text.contains("午餐&lt;福利&gt;群") && !english.text.contains("<script"))
            for head in ["Course", "Risk", "Questions", "Newcomers", "Roles", "In and out", "All groups together"] {
                #expect(english.text.contains(head), "\(head)")
            }
            let chinese = try await owner.get(files[1]).text
            for head in ["走势", "风险", "提问", "新人", "角色", "进出", "所有群合起来"] { #expect(chinese.contains(head), "\(head)") }
            #expect(try await owner.submit(files[0] + "/removal", [:], page: reports).location == reports + "?notice=report-removed")
            #expect(try await owner.get(files[0]).status == .notFound)
            #expect(try await owner.submit(files[0] + "/removal", [:], page: reports).status == .notFound)
            #expect(try await owner.get(shop.first.id.path("/audit")).text.contains("删掉了一份报告"))
        }
    }

    @Test func theWeeklyOneFollowsTheZone() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), reports = shop.first.id.path("/reports")
            let fields = ["on": "1", "weekday": "1", "hour": "8", "language": "en"]
            #expect(try await owner.submit(reports + "/weekly", fields, page: reports).location == reports + "?notice=saved")
            let page = try await owner.get(reports).text
            #expect(page.contains(" checked") && page.contains("下一份") && page.contains("08:00"))
            func due() async throws -> [Instant] {
                try await shop.installation.database.read { [workspace = shop.first.id] tx in
                    try tx.all("SELECT due_ms FROM schedule WHERE workspace_id = \(workspace) AND state = 'waiting'") { $0.instant(0) }
                }
            }
            let before = try await due()
            #expect(before.count == 1)
            let settings = shop.first.id.path("/settings")
            _ = try await owner.submit(settings, ["workspace": "店", "zone": "America/New_York"])
            let after = try await due()
            #expect(after.count == 1 && after[0] - before[0] == .hours(13), "the clock is set back in winter: thirteen hours")
            _ = try await owner.submit(reports + "/weekly", fields.merging(["on": ""]) { $1 }, page: reports)
            #expect(try await due().isEmpty)
            for (field, value) in [("weekday", "8"), ("hour", "24"), ("weekday", "x"), ("language", "")] {
                let refused = try await owner.submit(reports + "/weekly", fields.merging([field: value]) { $1 }, page: reports)
                #expect(refused.status == .badRequest, "\(field) \(value)")
            }
        }
    }

    @Test func whoMayWhat() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity(), reports = shop.first.id.path("/reports")
            _ = try await owner.submit(reports, ["language": "en"])
            let list = try await owner.get(reports).text
            let file = String(try #require(list.firstMatch(of: /href="([^"]+\/reports\/[0-9]+)"/)).1)
            let analyst = try await shop.signedIn("分析", .analyst)
            let seen = try await analyst.get(reports).text
            #expect(seen.contains(file) && !seen.contains("现在做一份") && !seen.contains("name=\"weekday\""))
            #expect(try await analyst.get(file).status == .ok)
            #expect(try await analyst.submit(file + "/removal", [:], page: "/account").status == .forbidden)
            let runner = try await shop.signedIn("运营", .operator)
            #expect(try await runner.submit(reports, ["language": "en"]).status == .seeOther)
            #expect(try await shop.signedIn("收银", .cashier).get(file).status == .forbidden)
            let stranger = try await shop.signedIn("外人", .owner, in: shop.second)
            #expect(try await stranger.get(file).status == .notFound)
            let foreign = file.replacing(shop.first.id.path(""), with: shop.second.id.path(""))
            #expect(try await stranger.get(foreign).status == .notFound)
            #expect(try await stranger.submit(foreign + "/removal", [:], page: "/account").status == .notFound)
        }
    }
}
