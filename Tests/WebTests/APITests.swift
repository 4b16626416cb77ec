import App
import FeatureRules
import FeatureStores
import Foundation
import HTTPTypes
import Kernel
import Storage
import Testing
import Web

@Suite struct APITests {
    @Test func tellsTheWorkspaceAndItsGroups() async throws {
        try await Shop.open { shop in
            _ = try await shop.ownerOfCommunity()
            let caller = try await shop.caller(.read)
            let place = try await caller.get("/workspace").json
            #expect(place["id"] as? String == "\(shop.first.id)" && place["zone"] as? String == "Asia/Shanghai")
            let groups = try await caller.get("/groups?sort=state")
            #expect(groups.items.map { $0["name"] as? String } == [Community.lunch, Community.flash] && groups.next == nil)
            #expect(groups.json["next"] is NSNull)
            let id = try #require(groups.items[0]["id"] as? String)
            #expect(try await caller.get("/groups/\(id)").json as NSDictionary == groups.items[0] as NSDictionary)
            let figures = try await caller.get("/groups/\(id)/figures").json
            let report = try #require(try await shop.installation.reports.report(on: shop.first.id, group: Community.lunch)?.groups.first)
            #expect(figures["messages"] as? Int == Int(report.figures.messages))
            #expect((figures["by_day"] as? [Any])?.count == report.figures.byDay.count)
            #expect((figures["by_hour"] as? [[Int]])?.count == 7)
            let former = try #require(figures["formerly_active"] as? [[String: Any]])
            #expect(former.contains { $0["name"] as? String == "小李" })
            let before = try await caller.get("/groups/\(id)/figures?as_of=2001-01-01T00:00:00Z").json
            #expect(before["messages"] as? Int == 0 && before["as_of"] as? String == "2001-01-01T00:00:00Z")
        }
    }

    @Test func renamesAGroup() async throws {
        try await Shop.open { shop in
            _ = try await shop.ownerOfCommunity()
            let caller = try await shop.caller(.write), group = try #require(try await shop.groups()[Community.lunch])
            let renamed = try await caller.send(.patch, "/groups/\(group)", body: #"{"name":"  新 名字 "}"#)
            #expect(renamed.status == 200 && renamed.json["name"] as? String == "新 名字")
            let cause = try await shop.installation.database.read { tx in
                try tx.first("SELECT cause FROM event WHERE kind = 'group.renamed'") { $0.text(0) }
            }
            #expect(cause?.hasPrefix("token:") ?? false)
            let refused = try await caller.send(.patch, "/groups/\(group)", body: #"{"name":" "}"#)
            #expect(refused.status == 422 && refused.problem == "refused")
            #expect(refused.faults == [["in": "body", "name": "name", "detail": "Please enter a name."]], "\(refused.text)")
        }
    }

    @Test func everyListGivesEachItemOnce() async throws {
        try await Shop.open { shop in
            _ = try await shop.ownerOfCommunity()
            let caller = try await shop.caller(.read), group = try #require(try await shop.groups()[Community.lunch])
            let counts = ["/groups": 2, "/groups?sort=last_at": 2, "/groups/\(group)/members": 4, "/messages": 220, "/groups/\(group)/messages": 200]
            for (path, count) in counts {
                let whole = try await walk(path, limit: 200, caller), small = try await walk(path, limit: path.hasSuffix("messages") ? 7 : 1, caller)
                #expect(whole == small, "\(path)")
                #expect(Set(whole).count == whole.count && whole.count == count, "\(path): \(whole.count)")
            }
            let found = try await walk("/groups/\(group)/messages?q=\(Address.encoded("大份"))", limit: 9, caller)
            #expect(found.count == 50 && Set(found).count == 50)
        }
    }

    /// The ids of all items, page after page.
    private func walk(_ path: String, limit: Int, _ caller: APICaller) async throws -> [String] {
        var found: [String] = [], cursor = ""
        for _ in 0..<1000 {
            let page = try await caller.get(path + (path.contains("?") ? "&" : "?") + "limit=\(limit)" + cursor)
            #expect(page.status == 200 && page.items.count <= limit, "\(page.text)")
            found += page.items.map { ($0["id"] ?? $0["member"]) as? String ?? "" }
            guard let next = page.next else { return found }
            cursor = "&cursor=\(next)"
        }
        Issue.record("no end: \(path)")
        return found
    }

    @Test func answersAreTagged() async throws {
        try await Shop.open { shop in
            _ = try await shop.ownerOfCommunity()
            let caller = try await shop.caller(.write), group = try #require(try await shop.groups()[Community.lunch])
            let first = try await caller.get("/groups/\(group)"), tag = try #require(first.tag)
            #expect(tag.hasPrefix("\"") && tag.hasSuffix("\"") && first.headers[.vary] == "Authorization")
            for known in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
                let again = try await caller.get("/groups/\(group)", headers: [.ifNoneMatch: known])
                #expect(again.status == 304 && again.text.isEmpty && again.tag == tag, "\(known)")
            }
            #expect(try await caller.get("/groups/\(group)", headers: [.ifNoneMatch: "\"other\""]).status == 200)
            let head = try await caller.send(.head, "/groups/\(group)")
            #expect(head.status == 200 && head.text.isEmpty && head.tag == tag)
            _ = try await caller.send(.patch, "/groups/\(group)", body: #"{"name":"别的"}"#)
            let changed = try await caller.get("/groups/\(group)", headers: [.ifNoneMatch: tag])
            #expect(changed.status == 200 && changed.tag != tag)
        }
    }
}
