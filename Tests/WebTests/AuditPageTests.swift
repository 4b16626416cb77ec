import App
import FeatureStores
import Foundation
import HTTPTypes
import Kernel
import Testing
import Web

@Suite struct AuditPageTests {
    @Test func tellsWhoDidWhat() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity(), at = shop.first.id.path
            let group = try #require(try await shop.groups()[Community.lunch])
            _ = try await owner.submit(at("/groups/\(group)/name"), ["name": "新午餐群"])
            _ = try await owner.submit(at("/settings"), ["workspace": "新店", "zone": "Asia/Tokyo"])
            _ = try await owner.submit(at("/settings"), ["workspace": "新店", "zone": "Asia/Tokyo"])
            let other = try await shop.signedIn("小周", .operator)
            let staff = try #require(try await shop.staff.colleagues(in: shop.first.id).last?.id)
            _ = try await owner.submit(at("/staff/\(staff)/role"), ["role": "analyst"], page: at("/staff"))
            _ = try await owner.submit(at("/staff/\(staff)/removal"), [:], page: at("/staff"))
            _ = try await shop.caller(.read)
            let log = try await owner.get(at("/audit"))
            let said = [
                "导入了聊天记录。", "给群改了名，现在叫", "新午餐群", "把品牌或店名改成“新店”。", "把时区改成 Asia/Tokyo", "添加了同事 小周，角色是运营。",
                "把 小周 的角色改成数据查看。", "移除了同事 小周。", "做了令牌“测试”。", "阿明",
            ]
            for sentence in said { #expect(log.text.contains(sentence), "\(sentence)") }
            #expect(log.text.components(separatedBy: "把时区改成").count == 2, "what did not change is not told")
            // Names of members are not in it.
            #expect(!log.text.contains("小李"))
            #expect(try await other.get(at("/audit")).status != .ok)
            let mine = try await owner.get(at("/audit?by=system")).text
            #expect(mine.contains("添加了同事 阿明") && !mine.contains("给群改了名"))
            #expect(try await owner.get(shop.second.id.path("/audit")).status == .notFound)
        }
    }

    @Test func olderActsAreOnePageFurther() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), at = shop.first.id.path
            for number in 1...60 {
                _ = try await shop.installation.tokens.create(
                    name: "令牌 \(number) 号", scope: "read", days: nil, workspace: shop.first.id, cause: .commandLine)
            }
            let first = try await owner.get(at("/audit")).text
            let next = try #require(first.firstMatch(of: /href="([^"]+before=[0-9]+)"/)).1
            let second = try await owner.get(String(next).replacing("&amp;", with: "&")).text
            let told = [first, second].flatMap { $0.matches(of: /做了令牌“令牌 ([0-9]+) 号”/).compactMap { Int($0.1) } }
            #expect(told == Array((1...60).reversed()))
            #expect(second.contains("回到最近的") && first.contains("服务器命令行"))
            let caller = try await shop.caller(.read)
            var ids: [String] = [], cursor = ""
            while ids.count < 200 {
                let page = try await caller.get("/audit?limit=9\(cursor)")
                ids += page.items.compactMap { $0["id"] as? String }
                guard let next = page.next else { break }
                cursor = "&cursor=\(next)"
            }
            #expect(ids.count == Set(ids).count && ids.count == 62, "the owner, the tokens, and the one that asks")
        }
    }
}
