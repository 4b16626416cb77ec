import App
import FeatureStores
import Foundation
import HTTPTypes
import Kernel
import Storage
import Testing
import Web

@Suite struct APIMembersTests {
    @Test func everyMemberComesOnce() async throws {
        try await Shop.open { shop in
            _ = try await shop.ownerOfCommunity()
            let caller = try await shop.caller(.read)
            let whole = try await caller.get("/members?limit=200").items
            let names = Set(whole.compactMap { $0["name"] as? String })
            #expect(names == ["王姐", "小李", "<script>alert(1)</script>", "阿花", "客人1", "客人3", "客人4"])
            var found: [String] = [], cursor: String?
            repeat {
                let page = try await caller.get("/members?limit=1" + (cursor.map { "&cursor=\($0)" } ?? ""))
                found += page.items.compactMap { $0["id"] as? String }
                cursor = page.next
            } while cursor != nil && found.count < 20
            #expect(found == whole.compactMap { $0["id"] as? String })
            // Many have the same number of messages: the order must still be one.
            let guests = try await caller.get("/members?q=\(Address.encoded("客人"))&limit=2")
            let rest = try await caller.get("/members?q=\(Address.encoded("客人"))&limit=2&cursor=\(try #require(guests.next))")
            #expect(Set((guests.items + rest.items).compactMap { $0["name"] as? String }) == ["客人1", "客人3", "客人4"] && rest.next == nil)
            #expect(try await caller.get("/members?q=%25").items.isEmpty, "no wildcards")
        }
    }

    @Test func tellsOneWithWhatWasSaid() async throws {
        try await Shop.open { shop in
            _ = try await shop.ownerOfCommunity()
            let caller = try await shop.caller(.read), member = try await shop.member("小李")
            let person = try await caller.get("/members/\(member)").json
            #expect(person["name"] as? String == "小李" && person["messages"] as? Int == 55)
            #expect((person["memberships"] as? [[String: Any]])?.count == 2)
            #expect((person["identities"] as? [[String: Any]])?.first?["key"] as? String == "wxid_2")
            let words = try #require(person["words"] as? [String: Any])
            #expect(words["messages"] as? Int == 55 && words["silence"] == nil && words["from"] as? String != nil)
            let first = try #require((words["words"] as? [[String: Any]])?.first)
            #expect((first["messages"] as? Int ?? 0) >= 2 && (first["low"] as? Double ?? 0) <= (first["ratio"] as? Double ?? 0))
            let silent = try await caller.get("/members/\(try await shop.member("阿花"))").json["words"] as? [String: Any]
            #expect(silent?["silence"] as? String == "too_few_messages" && (silent?["words"] as? [Any])?.isEmpty == true)
            for limit in [1, 2, 7, 200] {
                var ids: [Int64] = [], cursor = ""
                for _ in 0..<100 {
                    let page = try await caller.get("/members/\(member)/messages?limit=\(limit)\(cursor)")
                    ids += page.items.compactMap { ($0["id"] as? String).flatMap { Int64($0) } }
                    guard let next = page.next else { break }
                    cursor = "&cursor=\(next)"
                }
                #expect(ids.count == 55 && ids == Set(ids).sorted(by: >), "\(limit): \(ids.count)")
            }
        }
    }

    @Test func mergesAndSplits() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity()
            let caller = try await shop.caller(.write), one = try await shop.member("客人1"), other = try await shop.member("小李")
            let merged = try await caller.send(.post, "/members/\(one)/merge", body: #"{"into":"\#(other)"}"#)
            #expect(merged.status == 200 && merged.json["id"] as? String == "\(other)" && merged.json["messages"] as? Int == 60, "\(merged.text)")
            #expect(try await caller.get("/members/\(one)").json["id"] as? String == "\(other)")
            let again = try await caller.send(.post, "/members/\(one)/merge", body: #"{"into":"\#(other)"}"#)
            #expect(again.status == 409 && again.problem == "conflict" && again.json["detail"] != nil)
            #expect(try await caller.send(.post, "/members/\(one)/merge", body: #"{"into":"5"}"#).status == 404)
            let number = try await caller.send(.post, "/members/\(one)/merge", body: #"{"into":5}"#)
            #expect(number.status == 400 && number.faults.first?["name"] == "into")
            let split = try await caller.send(.post, "/members/\(one)/split")
            #expect(split.status == 200 && split.json["messages"] as? Int == 5)
            #expect(try await caller.send(.post, "/members/\(one)/split").status == 409)
            let log = try await caller.get("/audit").items
            #expect(log.prefix(2).map { $0["kind"] as? String } == ["member.split", "member.merged"])
            #expect(log[1]["by"] as? String == "token" && log[1]["member"] as? String == "\(one)" && log[1]["other"] as? String == "\(other)")
            let page = try await owner.get(shop.first.id.path("/audit")).text
            #expect(page.contains("令牌“测试”") && page.contains("把一位成员并入了另一位。") && page.contains("/members/\(one)"))
        }
    }

    @Test func tellsImports() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity()
            try await shop.bringIn(Community.export(end: shop.world.now()) + "{\"broken\"\n", as: "再来.jsonl", by: owner)
            let caller = try await shop.caller(.read)
            let first = try await caller.get("/imports?limit=1"), second = try await caller.get("/imports?limit=1&cursor=\(try #require(first.next))")
            #expect(first.items[0]["file"] as? String == "再来" || first.items[0]["file"] as? String == "再来.jsonl")
            let again = try #require((first.items[0]["files"] as? [[String: Any]])?.first)
            #expect(again["duplicates"] as? Int == 220 && again["rejected"] as? Int == 1)
            #expect(second.items.count == 1 && second.next == nil)
            let run = try await caller.get("/imports/\(try #require(second.items[0]["id"] as? String))").json
            let file = try #require((run["files"] as? [[String: Any]])?.first)
            #expect(run["state"] as? String == "done" && file["messages"] as? Int == 220 && (file["groups"] as? [String])?.count == 2)
            #expect((run["started_at"] as? String)?.hasSuffix("Z") ?? false)
        }
    }
}
