import FeatureStores
import Foundation
import HTTPTypes
import Kernel
import Testing
import Web

/// Whom a group that went down lacks, and what to write to them.
@Suite struct TurnPagesTests {
    /// Sixteen speak every day; for the last five weeks seven of them, and one of the others under a nearly equal name.
    private func open(_ body: @escaping @Sendable (Shop, Visitor, _ group: String) async throws -> Void) async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            func line(_ group: String, _ name: String, _ day: Int64, _ minute: Int64) -> String {
                let at = (shop.world.now() - .days(day) - .minutes(30 - minute)).iso
                return #"{"group":"\#(group)","sender":"\#(name)","sender_name":"\#(name)","time":"\#(at)","type":"text","text":"good morning to all"}"#
            }
            let staying = (1...7).map { "Stay\($0)x" }, gone = ["Ann", "Bea", "Cleo", "Dora", "Emil", "Finn", "walker", "daily-bot", "quotable6"]
            let lines = (1...120 as ClosedRange<Int64>).reversed().flatMap { day in
                (staying + (day > 35 ? gone : ["walker_"])).enumerated().map { line("Readers", $0.element, day, Int64($0.offset)) }
            }
            let elsewhere = (1...60 as ClosedRange<Int64>).reversed().map { line("Writers", "Ann", $0, 25) }
            try await shop.bringIn((lines + elsewhere).joined(separator: "\n") + "\n", as: "r.jsonl", by: owner)
            let group = shop.first.id.path("/groups/\(try #require(try await shop.groups()["Readers"]))")
            try await body(shop, owner, group)
        }
    }

    @Test func everybodyNamedHasASentenceInTheGroupsLanguage() async throws {
        try await open { shop, owner, group in
            let page = try await owner.get(group).text
            let start = try #require(page.range(of: "id=\"turn-missing\"")), end = try #require(page.range(of: "id=\"turn-renamed\""))
            let missing = page[start.lowerBound..<end.lowerBound]
            #expect(missing.contains("以前常说话、后来少了、现在四周没开口的 6 位"), "neither the robots nor who talks on")
            #expect(missing.contains("Ann, we have not heard from you in the group for a while.") && !missing.contains("好久没"))
            #expect(missing.components(separatedBy: "data-copy=").count == 7 && missing.components(separatedBy: " open>").count == 4)
            #expect(!missing.contains("daily-bot") && !missing.contains("quotable6") && !missing.contains("walker"))
            #expect(missing.contains("/tasks/"), "and where it is ticked off")
            #expect(page[end.lowerBound...].contains("可能换了名字：walker → walker_") && page[end.lowerBound...].contains("/merge?q=walker"))
            #expect(page.contains("另外 2 位像是机器人。") && page.contains("另外 1 位可能换了名字，还在说话。") && page.contains("/assets/copy"))
            #expect(page.contains("等，其中 1 位可能只是换了名字，每周少") && missing.contains("群里主要说英文，所以用英文写。"))
            let then = try await owner.get(group + "?as-of=\(shop.first.zone.day(of: shop.world.now()) + -2)").text
            #expect(!then.contains("data-copy="), "nothing is to be written on a day that is over")
        }
    }

    /// The sentence that counts robots leads to just these; who is said to be none is named again.
    @Test func theRobotsThatAreCountedCanBeAnsweredFor() async throws {
        try await open { shop, owner, group in
            let list = try #require(try await owner.get(group).text.firstMatch(of: /另外 2 位像是机器人。 <a href="([^"#]+)#likely"/)).1
            let page = try await owner.get(String(list)).text
            let asked = page.matches(of: /action="([^"]+\/operator)" class="marks"/).map { String($0.1) }
            #expect(asked.count == 2 && page.contains("“Readers”里像是机器人的") && page.contains("daily-bot") && page.contains("quotable6"))
            #expect(page.contains("TA 的名字像是机器人的。") && page.contains("href=\"\(group)\""))
            let id = try #require(list.split(separator: "=").last.map(String.init))
            let denied = try await owner.submit(asked[0], ["mark": "none", "from": "likely", "group": id], page: String(list))
            #expect(denied.location == "\(list)&notice=operator-denied")
            #expect(try await owner.get(group).text.contains("另外 1 位像是机器人。"), "the other is missed like anybody")
            let marked = try await owner.submit(asked[1], ["mark": "robot", "from": "likely", "group": id], page: String(list))
            #expect(marked.location == "\(list)&notice=operator-marked")
            #expect(try await owner.get(String(list)).text.contains("“Readers”里没有还要认的了"))
            #expect(!(try await owner.get(group).text.contains("像是机器人")))
            let bad = try await owner.submit(asked[1], ["mark": "none", "from": "list", "group": "../x"], page: String(list))
            #expect(bad.location == shop.first.id.path("/operators?notice=operator-unmarked"))
            #expect(try await owner.get(shop.first.id.path("/operators?group=1")).text.contains("自己人和机器人"))
            let analyst = try await shop.signedIn("老周", .analyst)
            #expect(!(try await analyst.get(group).text.contains("/operators?group=")))
        }
    }

    /// Three talk every week but for ten weeks in which twelve do: what ended was no usual life.
    @Test func aFallFromAShortPeakSaysSo() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            let lines = (1...210 as ClosedRange<Int64>).reversed().flatMap { day in
                (0..<(day > 56 && day <= 126 ? 12 : 3) as Range<Int64>).map { guest in
                    let at = (shop.world.now() - .days(day) + .minutes(guest)).iso
                    return #"{"group":"热闹群","sender":"g\#(guest)","sender_name":"客人\#(guest)","time":"\#(at)","type":"text","text":"好"}"#
                }
            }
            try await shop.bringIn(lines.joined(separator: "\n") + "\n", as: "r.jsonl", by: owner)
            let group = shop.first.id.path("/groups/\(try #require(try await shop.groups()["热闹群"]))")
            let page = try await owner.get(group).text
            // Ten weeks of days touch eleven weeks that begin on Mondays.
            let told = try #require(page.firstMatch(of: /只有原来的 [0-9]+%。之前只热闹了 ([0-9]+) 周，再往前平均每周 ([0-9.]+) 人：差不多是回到了平时。/))
            #expect(["10", "11"].contains(told.1) && told.2 == "3", "\(told.0)")
        }
    }

    /// Ann is first though she talks elsewhere; the list under the card begins with those it names.
    @Test func theCardAndTheListNameTheSame() async throws {
        try await open { shop, owner, _ in
            let page = try await owner.get(shop.first.id.path("")).text
            let card = try #require(page.firstMatch(of: /先写给：.*?<\/p>/))
            let named = card.0.matches(of: /<a href="([^"]+)"><bdi>([^<]+)</).map { (href: String($0.1), name: String($0.2)) }
            #expect(named.count == 3 && named.allSatisfy { $0.href.contains("/tasks/") }, "\(named)")
            let listed = page.matches(of: /id="task-([0-9]+)"[^>]*>\s*<div class="who"><strong>([^<]+)</).map { (id: String($0.1), name: String($0.2)) }
            #expect(listed.prefix(3).map(\.name) == named.map(\.name))
            let task = try await owner.get(named[0].href).text
            #expect(task.contains("we have not heard from you in the group") && task.contains("data-copy=\"opening\""))
            // Who was greeted is not named again.
            _ = try await owner.submit(named[0].href + "/done", [:], page: named[0].href)
            let after = try #require(try await owner.get(shop.first.id.path("")).text.firstMatch(of: /先写给：.*?<\/p>/))
            #expect(!after.0.contains(">\(named[0].name)<"))
        }
    }

    @Test func robotsAndWhoTalksOnAreNotGreeted() async throws {
        try await open { shop, owner, _ in
            let tasks = try await owner.get(shop.first.id.path("/tasks?kind=greet")).text
            #expect(tasks.contains("<strong>Ann<") && !tasks.contains("<strong>walker<") && !tasks.contains("bot<") && !tasks.contains("quotable"))
        }
    }
}
