import App
import FeaturePages
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
                // Only their names tell the robots, not what they say.
                let text = ["daily-bot", "quotable6"].contains(name) ? "\(day) days to go" : "good morning to all"
                return #"{"group":"\#(group)","sender":"\#(name)","sender_name":"\#(name)","time":"\#(at)","type":"text","text":"\#(text)"}"#
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
            let start = try #require(page.range(of: "id=\"write\"")), end = try #require(page.range(of: "id=\"change\""))
            let missing = page[start.lowerBound..<end.lowerBound]
            #expect(missing.contains("6 位，从上往下写"), "neither the robots nor who talks on")
            #expect(missing.contains(/>Ann, [a-zA-Z]/) && !missing.contains(/>Ann，/) && missing.contains("群里主要说英文，所以用英文写。"))
            #expect(missing.components(separatedBy: "data-copy=").count == 7 && missing.components(separatedBy: " open>").count == 4)
            #expect(missing.components(separatedBy: "<blockquote class=\"said\">good morning to all<").count == 7 && missing.contains("messages?around="))
            #expect(!missing.contains("daily-bot") && !missing.contains("quotable6") && !missing.contains("walker"))
            #expect(page[end.lowerBound...].contains("可能换了名字：walker → walker_") && page[end.lowerBound...].contains("/merge?q=walker"))
            #expect(page.components(separatedBy: "要写给的 6 位，在“先写给谁”里。").count == 2 && !page.contains("turn-missing"), "one list, named elsewhere")
            #expect(page.contains("另外 2 位像是机器人。") && page.contains("另外 1 位可能换了名字，后来还说过话。") && page.contains("/assets/copy"))
            // Nine stopped; one of them talks on. The table still adds up.
            #expect(page.contains("8 位常说话的一句没说") && page.contains("另外 1 位可能只是换了名字，后来还说过话（walker → walker_），不算在少了的人里"))
            #expect(page.contains(/可能换了名字，后来还说过话<\/th>\s*<td[^>]*>1</) && page.contains(/常说话，后来不说了<\/th>\s*<td[^>]*>8</))
            #expect(page.contains("8 位这 4 周不说了"), "of the last weeks too")
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
            // Each level with its weeks: that of the peak, and all since.
            #expect(page.contains(/掉到 [0-9.]+ 人（之后 8 周），只有/) || page.contains(/掉到 [0-9.]+ 人（之后 7 周），只有/))
            #expect(page.contains("从平均 12 人（之前 \(told.1) 周）掉到"))
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
            #expect(task.contains(/>[A-Z][a-z]+, [a-zA-Z]/) && task.contains("data-copy=\"opening\"") && !task.contains("好久没"))
            // Who was greeted is not named again.
            _ = try await owner.submit(named[0].href + "/done", [:], page: named[0].href)
            let after = try #require(try await owner.get(shop.first.id.path("")).text.firstMatch(of: /先写给：.*?<\/p>/))
            #expect(!after.0.contains(">\(named[0].name)<"))
        }
    }

    /// The card, the work list and the group's page: the same people in the same order, with the same sentence on the page of a task; and
    /// where somebody is ticked off, the list stays.
    @Test func theGroupsPageNamesTheSameAndHasTheButtons() async throws {
        try await open { shop, owner, group in
            func listed() async throws -> [String] {
                let page = try await owner.get(group).text
                return page.matches(of: /<textarea[^>]* aria-label="[^"]* ([A-Za-z]+)">/).map { String($0.1) }
            }
            let named = try await listed(), home = try await owner.get(shop.first.id.path("")).text
            let card = try #require(home.firstMatch(of: /先写给：.*?<\/p>/)).0.matches(of: /<bdi>([^<]+)</).map { String($0.1) }
            let work = try await owner.get(shop.first.id.path("/tasks?kind=greet")).text.matches(of: /<div class="who"><strong>([^<]+)</).map { String($0.1) }
            #expect(named.count == 6 && Array(named.prefix(3)) == card && Array(named.prefix(work.count)) == work && work.count == 5)
            let page = try await owner.get(group).text
            #expect(page.contains("先写给 \(card.joined(separator: "、"))。"))
            let done = String(try #require(page.firstMatch(of: /action="([^"]+\/tasks\/[0-9]+)\/done"/)).1)
            let drafts = page.matches(of: /<textarea[^>]*>([^<]+)<\/textarea>/).map { String($0.1) }, sentences = drafts.map { $0.drop { $0 != "," } }
            for place in 2..<sentences.count { #expect(Set(sentences[(place - 2)...place]).count == 3, "\(sentences)") }
            #expect(try await owner.get(done).text.contains(">\(drafts[0])<"))
            let from = ["from": "group", "group": String(group.split(separator: "/").last ?? "")], task = String(done.split(separator: "/").last ?? "")
            let settled = try await owner.submit(done + "/done", from, page: group)
            #expect(settled.location == group + "?settled=\(task)#write")
            #expect(try await listed() == Array(named.dropFirst()))
            let after = try await owner.get(group + "?settled=\(task)").text
            #expect(after.contains("问候 \(named[0])：做完了。") && after.contains("撤销") && after.contains("另外 1 位已经问候过、放到以后，或者不用了。"))
            #expect(try await owner.submit(done + "/reopen", from, page: group).location == group + "?notice=task-reopened#write")
            let analyst = try await shop.signedIn("老周", .analyst).get(group).text
            #expect(analyst.contains("<textarea") && !analyst.contains("/done\""))
        }
    }

    /// Who left is greeted too, after who is there, and with words that fit.
    @Test func whoLeftIsWrittenToInPrivate() async throws {
        try await open { shop, owner, group in
            let leaves = ["Bea", "Cleo", "Dora", "Emil", "Finn"].map {
                #"{"group":"Readers","sender":"\#($0)","sender_name":"\#($0)","time":"\#((shop.world.now() - .days(34)).iso)","type":"leave"}"# + "\n"
            }
            try await shop.bringIn(leaves.joined(), as: "leaves.jsonl", by: owner)
            let work = try await owner.get(shop.first.id.path("/tasks?kind=greet")).text
            let named = work.matches(of: /<div class="who"><strong>([^<]+)</).map { String($0.1) }
            #expect(named.count == 5 && named.first == "Ann" && work.components(separatedBy: "；已经退群，只能私下写。").count == 5, "\(named)")
            let page = try await owner.get(group).text
            let drafts = page.matches(of: /<textarea[^>]*>([^<]+)<\/textarea>/).map { String($0.1) }
            let fitting = drafts.filter { $0.contains(/not in the group any more|not the same without you|used to talk a lot in the group|missed in the group/) }
            #expect(drafts.count == 6 && fitting.count == 5 && !fitting.contains { $0.hasPrefix("Ann") }, "\(drafts)")
            #expect(page.components(separatedBy: "；已经退群，只能私下写").count == 6)
        }
    }

    /// The printed report knows who talks on under another name, and says it in the words of the page.
    @Test func theReportLeavesOutWhoTalksOn() async throws {
        try await open { shop, owner, group in
            let html = try ReportPage(
                try await shop.installation.reports.report(on: shop.first.id), workspace: "店", language: .chinese, resources: Console.resources,
                now: shop.world.now()
            ).html()
            let page = try await owner.get(group).text
            let sentences = page.matches(of: /<p>((?:转折后的头|另外 1 位可能|之前 8 周)[^<]+)/).map { String($0.1).trimmingCharacters(in: .whitespaces) }
            #expect(sentences.count >= 4)
            for sentence in sentences { #expect(html.contains(sentence), "\(sentence)") }
            #expect(html.contains("8 位常说话的一句没说") && html.contains("walker → walker_"))
            #expect(page.contains("其中 3 位像机器人，或换了名字") && html.contains("其中 3 位像机器人，或换了名字"))
        }
    }

    @Test func robotsAndWhoTalksOnAreNotGreeted() async throws {
        try await open { shop, owner, _ in
            let tasks = try await owner.get(shop.first.id.path("/tasks?kind=greet")).text
            #expect(tasks.contains("<strong>Ann<") && !tasks.contains("<strong>walker<") && !tasks.contains("bot<") && !tasks.contains("quotable"))
        }
    }
}
