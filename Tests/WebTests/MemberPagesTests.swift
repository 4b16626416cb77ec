import FeatureStores
import HTTPTypes
import Kernel
import Testing
import Web

@Suite struct MemberPagesTests {
    @Test func membersAreListedAndFound() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity()
            let list = shop.first.id.path("/members")
            let all = try await owner.get(list).text
            #expect(all.contains("王姐") && all.contains("在 2 个群") && all.contains("&lt;script&gt;"))
            let found = try await owner.get(list + "?q=%E5%B0%8F").text
            #expect(found.contains("小李") && !found.contains("王姐"))
            #expect(try await owner.get(list + "?q=nobody").text.contains("没有找到这个人"))
        }
    }

    @Test func aMemberShowsWhatTheySaid() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity()
            let member = try await shop.member("小李")
            let page = try await owner.get(shop.first.id.path("/members/\(member)")).text
            #expect(page.contains("我要一份红烧肉") && page.contains("抢到了") && page.contains("wxid_2"))
            #expect(!page.contains("今天吃红烧肉"), "that was somebody else")
            #expect(try await owner.get(shop.first.id.path("/members/1")).status == .notFound)
        }
    }

    @Test func aMemberShowsWhatTheyTalkAbout() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity()
            func words(_ name: String) async throws -> Substring {
                let page = try await owner.get(shop.first.id.path("/members/\(try await shop.member(name))")).text
                let block = try #require(page.firstRange(of: "id=\"words\""))
                return page[block.lowerBound...].split(separator: "</section>", maxSplits: 1)[0]
            }
            let known = try await words("小李")
            #expect(known.contains("TA 常聊什么") && known.contains("最近 300 条消息") && known.contains("一份"), "\(known)")
            #expect(known.contains("TA 有字的消息 55 条") && known.contains("/search?q=") && known.contains("&amp;sender=%E5%B0%8F%E6%9D%8E"))
            #expect(!known.contains("members.words") && !known.contains("{"))
            let unknown = try await words("阿花")
            #expect(unknown.contains("说的话还太少") && unknown.contains("现在是 0 条"))
        }
    }

    @Test func mergingAndSplitting() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity()
            let one = try await shop.member("小李"), other = try await shop.member("王姐")
            let page = shop.first.id.path("/members/\(other)")
            func isListed() async throws -> Bool {
                try await shop.caller(.read).get("/tasks").items.contains { $0["member"] as? String == "\(one)" }
            }
            let search = try await owner.get(page + "/merge?q=%E5%B0%8F%E6%9D%8E").text
            #expect(search.contains("就是这个人") && search.contains("value=\"\(one)\""))
            let merged = try await owner.submit(page + "/merge", ["other": "\(one)"], page: "/account")
            #expect(merged.location == page + "?notice=merged")
            #expect(try await owner.get(shop.first.id.path("/members/\(one)")).location == page)
            let both = try await owner.get(page).text
            #expect(both.contains("我要一份红烧肉") || both.contains("今天吃红烧肉"))
            #expect(both.contains("wxid_1") && both.contains("wxid_2") && both.contains("分开"))
            #expect(try await !isListed(), "the figures count one person")
            let again = try await owner.submit(page + "/merge", ["other": "\(one)"], page: "/account")
            #expect(again.status == .conflict && again.text.contains("已经是同一个人了"))

            #expect(try await owner.submit(page + "/split", ["part": "\(one)"], page: "/account").location == page + "?notice=split")
            #expect(try await owner.get(shop.first.id.path("/members/\(one)")).status == .ok)
            #expect(try await isListed())
            #expect(try await owner.submit(page + "/split", ["part": "x"], page: "/account").status == .badRequest)
        }
    }

    @Test func anotherBrandsMembersAreOutOfReach() async throws {
        try await Shop.open { shop in
            _ = try await shop.ownerOfCommunity()
            let one = try await shop.member("小李"), other = try await shop.member("王姐")
            let stranger = try await shop.signedIn("外人", .owner, in: shop.second)
            let page = shop.second.id.path("/members/\(other)")
            #expect(try await stranger.get(page).status == .notFound)
            #expect(try await stranger.submit(page + "/merge", ["other": "\(one)"], page: "/account").status == .notFound)
            #expect(try await stranger.submit(page + "/split", ["part": "\(one)"], page: "/account").status == .notFound)
        }
    }
}
