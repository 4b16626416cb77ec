import App
import FeatureRules
import FeatureStores
import HTTPTypes
import Kernel
import Storage
import Synchronization
import Testing
import Web

@Suite struct SettingsPagesTests {
    @Test func nameAndZone() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity()
            let page = shop.first.id.path("/settings")
            let refused = try await owner.submit(page, ["workspace": "", "zone": "Asia/Shanghai"])
            #expect(refused.status == .init(code: 422) && refused.text.contains("请填品牌或店名。"))
            #expect(try await owner.submit(page, ["workspace": "店", "zone": "Nowhere"]).text.contains("没有这个时区"))
            let before = try await shop.installation.reports.report(on: shop.first.id)?.groups.first?.figures.byDay
            #expect(try await owner.submit(page, ["workspace": "新店", "zone": "America/New_York"]).location == page + "?notice=saved")
            #expect(try await owner.get(page).text.contains("新店"))
            let after = try await shop.installation.reports.report(on: shop.first.id)?.groups.first?.figures.byDay
            #expect(before != after, "days are cut anew")
        }
    }

    @Test func theSampleComesAndGoes() async throws {
        let made = Mutex<Workspace?>(nil), shelf = Mutex<Shop?>(nil)
        let sample = Console.Sample(
            make: { staff, origin in
                let shop = try #require(shelf.withLock { $0 })
                let workspace = try await shop.workspaces.add(name: "示例社群", isSample: true, owner: staff, from: origin, cause: .staff(staff))
                made.withLock { $0 = workspace }
                return workspace.id
            },
            remove: { workspace, staff in
                let shop = try #require(shelf.withLock { $0 })
                try await shop.workspaces.removeSample(workspace, cause: .staff(staff)) { _ in }
            })
        try await Shop.open(sample: sample) { shop in
            shelf.withLock { $0 = shop }
            let owner = try await shop.signedIn("阿明", .owner)
            let home = shop.first.id.path("")
            #expect(try await owner.get(home).text.contains("看看示例社群"))
            let there = try #require(try await owner.submit(shop.first.id.path("/sample"), [:], page: home).location)
            let workspace = try #require(made.withLock { $0 })
            #expect(there == workspace.id.path(""))
            #expect(try await owner.get(there).text.contains("这是示例社群，人和话都是编的"))
            #expect(try await owner.submit(shop.first.id.path("/sample"), [:], page: "/account").location == there, "one is enough")
            #expect(try await owner.get(workspace.id.path("/import")).location == shop.first.id.path("/import"), "real chats go elsewhere")
            #expect(try await owner.submit(shop.first.id.path("/sample/removal"), [:], page: "/account").status == .forbidden, "this is no sample")
            let gone = try await owner.submit(workspace.id.path("/sample/removal"), [:], page: workspace.id.path("/settings"))
            #expect(gone.location == shop.first.id.path("?notice=sample-removed"))
            #expect(try await owner.get(there).status == .notFound)
        }
    }

    /// Whether or not the features' own removal takes the seats along, as the one that reads the tables from the schema does.
    @Test(arguments: [false, true])
    func theSampleTakesAlongWhoWorksNowhereElse(takesSeats: Bool) async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), me = try await shop.staff.colleagues(in: shop.first.id)[0].id
            let sample = try await shop.workspaces.add(name: "示例社群", isSample: true, owner: me, cause: .system)
            let guest = try await shop.signedIn("访客", .analyst, in: sample), there = try await shop.signedIn("别处", .owner, in: sample)
            let other = try await shop.workspaces.add(
                name: "书店", owner: shop.staff.colleagues(in: sample.id).first { $0.name == "别处" }?.id, cause: .system)
            try await shop.workspaces.removeSample(sample.id, cause: .system) { tx in
                if takesSeats { try tx.run("DELETE FROM staff_role WHERE workspace_id = \(sample.id)") }
            }
            #expect(try await owner.get(shop.first.id.path("")).status == .ok)
            #expect(try await there.get(other.id.path("")).status == .ok, "the last owner of another one stays")
            #expect(try await guest.get("/account").status == .seeOther)
            let left = try await shop.installation.database.read { tx in
                try tx.all("SELECT name FROM staff ORDER BY name") { $0.text(0) }
            }
            #expect(Set(left) == ["阿明", "别处"])
        }
    }
}
