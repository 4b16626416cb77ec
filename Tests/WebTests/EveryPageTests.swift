import FeatureStores
import Foundation
import HTTPTypes
import Kernel
import Testing
import Web

@Suite struct EveryPageTests {
    /// Every page that can be asked for, in both languages, filled and empty: the site is strict, so a name that nobody
    /// answers is a 500.
    @Test(arguments: ["zh-Hans", "en"]) func isWhole(language: String) async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity()
            let upload = try #require(try await shop.upload("a,b,c\n1,2,3\n4,5,6\n", as: "x.csv", by: owner))
            let run = try await shop.bringIn(Community.export(end: shop.world.now()), as: "y.jsonl", by: owner)
            let group = try #require(try await shop.groups()[Community.lunch]), member = try await shop.member("小李")
            _ = try await owner.submit(shop.first.id.path("/reports"), ["language": language])
            let reports = try await owner.get(shop.first.id.path("/reports")).text
            let report = try #require(reports.firstMatch(of: /\/reports\/([0-9]+)"/)).1
            let parts = [
                "{report}": String(report),
                "{workspace}": "\(shop.first.id)", "{group}": "\(group)", "{member}": "\(member)",
                "{upload}": String(upload.split(separator: "/").last ?? ""), "{run}": String(run.split(separator: "/").last ?? ""),
            ]
            for route in shop.routes where route.method == .get {
                var path = route.path
                for (hole, value) in parts { path = path.replacing(hole, with: value) }
                #expect(!path.contains("{"), "a part that this test does not know: \(route.path)")
                let answer = try await owner.get(path + "?lang=\(language)")
                #expect([.ok, .seeOther, .notFound].contains(answer.status), "\(path): \(answer.status)")
                // Set up already; and every line of that file could be read.
                if answer.status == .notFound { #expect(route.path == "/setup" || route.path.hasSuffix("/rejects"), "\(path)") }
                // A file that stands alone, with pictures instead of charts.
                if route.path.hasSuffix("/{report}") {
                    #expect(answer.text.contains("<html lang=\"\(language)\">") && !answer.text.contains("<script"))
                    continue
                }
                check(answer.text, path, language)
            }
        }
    }

    @Test(arguments: ["zh-Hans", "en"]) func isWholeWithNothingInIt(language: String) async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            for path in ["", "/tasks", "/groups", "/members", "/import", "/settings", "/staff", "/risk", "/compare", "/operators", "/reports"] {
                let answer = try await owner.get(shop.first.id.path(path) + "?lang=\(language)")
                #expect(answer.status == .ok, "\(path)")
                check(answer.text, path, language)
            }
        }
    }

    private func check(_ html: String, _ path: String, _ language: String) {
        guard html.contains("<html") else { return }
        #expect(html.contains("<html lang=\"\(language)\">"), "\(path)")
        #expect(!html.contains("{{") && !html.contains("<script>alert"), "\(path)")
        #expect(!html.contains("onclick=") && !html.contains(" style=\""), "\(path): the policy forbids it")
        // A text key that found no text is shown as itself.
        #expect(html.firstMatch(of: />(groups|members|import|home|figure|chart|state|settings|tasks|diagnosis|member-role|content-kind|unit)\.[a-z.-]+</) == nil, "\(path)")
        #expect(html.components(separatedBy: "<h1").count == 2, "\(path): one heading")
        #expect(html.contains("data-chart=") == html.contains("/assets/charts-"), "\(path): a page with charts names Page.chartScripts, no other does")
        for form in html.components(separatedBy: "<form method=\"post\"").dropFirst() {
            #expect(form.prefix(400).contains("name=\"token\""), "\(path): a form without its token")
        }
    }
}
