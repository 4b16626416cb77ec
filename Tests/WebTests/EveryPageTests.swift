import App
import FeatureStores
import Foundation
import HTTPTypes
import Kernel
import Storage
import Testing
import Web

/// Every page that can be asked for, in both languages, with every awkward thing in it: the site is strict, so a name that
/// nobody answers is a 500.
@Suite struct EveryPageTests {
    /// Days before, after and beside everything, and words that are no days.
    private static let days = ["2001-01-01", "9999-12-31", "0001-01-01", "2026-02-30", "%E6%98%A8%E5%A4%A9", "2026-11-01"].map {
        "as-of=\($0)&on=\($0)&against=\($0)&from=\($0)&to=\($0)"
    }
    private static let nonsense = [
        "q=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E%E2%80%AE&page=-1&before=999999999999999999999&after=1-x&list=%3B&from=-1&sort=drop&order=up"
            + "&state=none&kind=x&sign=x&by=0&active=-7&settled=0&notice=x&next=%2F%2Fevil&group=0&sender=%E2%80%AE",
        "q=%D7%A9%D7%9C%D7%95%D7%9D&page=99999999999999999999&before=-1&after=9223372036854775807-9223372036854775807&list=open&from=99999999999"
            + "&sign=link&by=operators&active=7&around=1&a=1&b=1",
    ]

    @Test func isWhole() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            let places = try await shop.places(Community.export(end: shop.world.now()), group: Community.lunch, member: "小李", by: owner)
            let faults = try await shop.faults(places, by: owner) + shop.faults(places, by: owner, queries: Self.days, languages: ["zh-Hans"])
            #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
        }
    }

    @Test func isWholeWithNothingInIt() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            var faults = try await shop.faults(.unknown, by: owner)
            faults += try await shop.faults(.unknown, by: owner, queries: Self.days + Self.nonsense, languages: ["en"], isOdd: true)
            #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
        }
    }

    @Test func namesOfAnyKindStayNames() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn(AwkwardNames.staff, .owner)
            let places = try await shop.places(
                AwkwardNames.export(end: shop.world.now()), group: AwkwardNames.group, member: AwkwardNames.keeper, by: owner)
            let keeper = try #require(places.parts["{member}"])
            _ = try await owner.submit(
                shop.first.id.path("/members/\(keeper)/operator"), ["mark": "person"], page: shop.first.id.path("/members/\(keeper)"))
            _ = try await owner.submit(shop.first.id.path("/settings"), ["workspace": AwkwardNames.brand, "zone": "Asia/Shanghai"])
            _ = try await owner.submit(shop.first.id.path("/groups/\(try #require(places.parts["{group}"]))/name"), ["name": AwkwardNames.renamed])
            var faults = try await shop.faults(places, by: owner)
            faults += try await shop.faults(places, by: owner, queries: Self.nonsense, languages: ["en"], isOdd: true)
            #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
            // What a form shows again is what was typed, without a mark of ours.
            let form = try await owner.get(shop.first.id.path("/groups/\(try #require(places.parts["{group}"]))/name")).text
            #expect(form.contains("value=\"\u{202E}掌柜 &lt;i&gt;群"))
        }
    }

    @Test func aGroupOfOneAndOneWithoutAGroup() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            let alone = (1...100 as ClosedRange<Int64>).reversed().map { day in
                let at = (shop.world.now() - .days(day)).iso
                return #"{"group":"独角戏","sender":"solo","sender_name":"独行","time":"\#(at)","type":"text","text":"第\#(day)天了，有人吗"}"#
            }
            var places = try await shop.places(alone.joined(separator: "\n") + "\n", group: "独角戏", member: "独行", by: owner)
            var faults = try await shop.faults(places, by: owner)
            try await shop.installation.database.write { [first = shop.first.id] tx in
                try tx.run("INSERT INTO member (workspace_id, id, created_ms) VALUES (\(first), 77, 0)")
                try tx.run(
                    "INSERT INTO identity (workspace_id, platform, key, member_id, name, named_ms) VALUES (\(first), 'named', 'nowhere', 77, '无处', 0)")
            }
            places.parts["{member}"] = "77"
            faults += try await shop.faults(places, by: owner)
            #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
            #expect(try await owner.get(shop.first.id.path("/members/77?lang=zh-Hans")).text.contains("还没有说过话"))
        }
    }

    @Test func talkWithoutWords() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            let said = ["", "哈", "👍🏽", "1 2 3", "的", "[图片]", "\u{200B}", "。。。"]
            let lines = (0..<240).map { number in
                let at = (shop.world.now() - .hours(Int64(241 - number) * 7)).iso, kind = number % 8 == 0 ? "image" : "text"
                return #"{"group":"无言","sender":"m\#(number % 3)","sender_name":"某\#(number % 3)","time":"\#(at)","type":"\#(kind)","text":"\#(said[number % 8])"}"#
            }
            let places = try await shop.places(lines.joined(separator: "\n") + "\n", group: "无言", member: "某1", by: owner)
            let faults = try await shop.faults(places, by: owner)
            #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
        }
    }

    @Test(arguments: ["America/St_Johns", "Pacific/Apia", "Asia/Kathmandu"]) func daysMoveWithTheZone(zone: String) async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            let places = try await shop.places(Community.export(end: shop.world.now()), group: Community.lunch, member: "小李", by: owner)
            func messages() async throws -> Int? {
                try await shop.caller(.read).get("/groups/\(places.parts["{group}"] ?? "")/figures").json["messages"] as? Int
            }
            let before = try await messages()
            let answer = try await owner.submit(shop.first.id.path("/settings"), ["workspace": "午餐铺", "zone": zone])
            #expect(answer.status == .seeOther)
            let faults = try await shop.faults(places, by: owner, queries: [""] + Self.days.suffix(1), languages: ["en"])
            #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
            #expect(try await messages() == before && before != nil)
        }
    }
}
