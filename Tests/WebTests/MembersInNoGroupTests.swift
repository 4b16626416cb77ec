import App
import FeatureStores
import Kernel
import Storage
import Testing
import Web

/// Whoever is a contact and in no group is found, too.
@Suite struct MembersInNoGroupTests {
    private static func add(_ names: [String], to shop: Shop) async throws {
        let workspace = shop.first.id, world = shop.world
        try await shop.installation.database.write { tx in
            _ = try MemberDirectory(world: world).resolve(
                platform: "wecom", people: names.map { MemberDirectory.Person(key: "wm-\($0)", name: $0) }, at: world.now(), workspace: workspace, tx)
        }
    }

    @Test func theyAreFoundLast() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity()
            try await Self.add((1...5).map { "客人没进群\($0)" }, to: shop)
            let page = try await owner.get(shop.first.id.path("/members?q=\(Address.encoded("没进群"))")).text
            #expect(page.contains("客人没进群3") && page.contains("不在群里") && page.contains("没说过话"))
            #expect(try await owner.get(shop.first.id.path("/search?q=\(Address.encoded("没进群3"))")).text.contains("客人没进群3"))
            let database = shop.installation.database, workspace = shop.first.id
            let all = try await database.read { try MemberQueries.ranking(named: "客人", after: nil, limit: 100, in: workspace, $0) }
            #expect(all.suffix(5).allSatisfy { $0.groups == 0 && $0.messages == 0 && $0.last == nil } && all.count > 5)
            // Page by page, each once.
            var listed: [MemberID] = [], cursor: MemberQueries.Cursor?
            while true {
                let after = cursor
                let page = try await database.read { try MemberQueries.ranking(named: "客人", after: after, limit: 2, in: workspace, $0) }
                guard let last = page.last else { break }
                listed += page.map(\.member)
                cursor = MemberQueries.Cursor(messages: last.messages, member: last.member)
            }
            #expect(listed == all.map(\.member))
        }
    }
}
