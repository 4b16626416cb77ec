import App
import FeatureRules
import FeatureStores
import Foundation
import HTTPTypes
import Kernel
import Storage
import Testing
import Web

@Suite struct TaskPagesTests {
    private func home(_ shop: Shop) -> String { shop.first.id.path("") }

    /// The tasks of a page in their order.
    private func tasks(_ html: String) -> [String] { html.matches(of: /id="task-([0-9]+)"/).map { String($0.1) } }

    private func act(_ shop: Shop, _ visitor: Visitor, _ task: String, _ what: String, _ fields: [String: String] = [:]) async throws -> Visitor.Answer {
        try await visitor.submit(shop.first.id.path("/tasks/\(task)/\(what)"), fields, page: "/account")
    }

    @Test func itSaysWhoAndWhyWithTheProof() async throws {
        try await Shop.open { shop in
            let page = try await shop.ownerOfCommunity().get(home(shop)).text
            #expect(page.contains("小李") && page.contains("以前在这个群说过 50 句，上次在这里开口是 41 天前。"))
            #expect(page.contains("去问候") && page.contains("看看 TA 最后聊的是什么") && page.contains("我要一份红烧肉"))
            #expect(page.contains("给“国庆快闪群”收尾") && !page.contains("<script>alert"))
            #expect(page.contains("做完的事会记在这里"))
            #expect(tasks(page).count <= 10 && !page.contains("onclick"))
        }
    }

    /// Every button, as a browser without scripts sends it.
    @Test func everyButtonWorksWithoutScripts() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity()
            let first = try #require(tasks(try await owner.get(home(shop)).text).first)
            for (what, sentence) in ["done": "做完了。", "later": "再提醒你。", "dismiss": "以后不再提了。"] {
                let settled = try await act(shop, owner, first, what, ["next": "7"])
                #expect(settled.status == .seeOther && settled.location == home(shop) + "?settled=\(first)#task-7", "\(settled.text)")
                let shown = try await owner.get(home(shop) + "?settled=\(first)").text
                #expect(!tasks(shown).contains(first) && shown.contains(sentence) && shown.contains("撤销"))
                #expect(try await act(shop, owner, first, what).status == .seeOther, "a second click")
                let undone = try await act(shop, owner, first, "reopen")
                #expect(undone.location == home(shop) + "?notice=task-reopened#task-\(first)")
                #expect(tasks(try await owner.get(home(shop) + "?settled=\(first)").text).contains(first))
            }
            let events = try await shop.installation.database.read { tx in
                try tx.all("SELECT kind FROM event WHERE kind >= 'task.' AND kind < 'task/' ORDER BY id") { $0.text(0) }
            }
            #expect(events.count == 6 && Set(events).count == 4)
            #expect(try await act(shop, owner, first, "later", ["days": "0"]).status == .badRequest)
            #expect(try await act(shop, owner, "12345", "done").status == .notFound)
        }
    }

    @Test func aColleagueMayBeFaster() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity(), colleague = try await shop.signedIn("小周", .operator)
            let first = try #require(tasks(try await colleague.get(home(shop)).text).first)
            _ = try await act(shop, owner, first, "dismiss")
            let late = try await act(shop, colleague, first, "done")
            #expect(late.location == home(shop) + "?notice=task-settled#tasks")
            #expect(try await colleague.get(home(shop) + "?notice=task-settled").text.contains("同事已经处理了"))
        }
    }

    @Test func theListFiltersAndKeepsItsPlace() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity(), list = shop.first.id.path("/tasks")
            let all = tasks(try await owner.get(list).text)
            #expect(all.count >= 2)
            let close = tasks(try await owner.get(list + "?kind=close").text)
            #expect(close.count == 1 && Set(close).isSubset(of: Set(all)))
            let group = try #require(try await shop.groups()[Community.flash])
            #expect(tasks(try await owner.get(list + "?group=\(group)").text) == close)
            let settled = try await act(shop, owner, close[0], "done", ["from": "tasks", "kind": "close", "after": "x"])
            #expect(settled.location == list + "?kind=close&settled=\(close[0])#tasks")
            let done = try await owner.get(list + "?state=done").text
            #expect(tasks(done) == close && done.contains("拿回来"))
            #expect(try await owner.get(list + "?kind=nonsense&state=nonsense&group=-1&after=99-x").status == .ok)
            #expect(try await owner.get(home(shop)).text.contains("关了 1 个群"))
        }
    }

    /// Two weeks on, with newer chats: what the work did stands on the first screen.
    @Test func theEffectIsShown() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity()
            let page = try await owner.get(shop.first.id.path("/tasks?kind=greet")).text
            for task in tasks(page).prefix(1) { _ = try await act(shop, owner, task, "done") }
            #expect(try await owner.get(home(shop)).text.contains("还没到两周"))
            shop.clock.advance(.days(20))
            let at = (shop.world.now() - .days(15)).iso, end = (shop.world.now() - .days(1)).iso
            let later = ["小李": at, "王姐": end].map { name, time in
                #"{"group":"\#(Community.lunch)","sender":"\#(name == "小李" ? "wxid_2" : "wxid_1")","sender_name":"\#(name)","time":"\#(time)","type":"text","text":"又来吃饭了"}"#
            }
            try await shop.bringIn(later.joined(separator: "\n") + "\n", as: "later.jsonl", by: owner)
            let shown = try await owner.get(home(shop)).text
            #expect(shown.contains("问候了 1 人") && shown.contains("满两周的 1 人里") && shown.contains("数量还少"))
            #expect(try await owner.get(shop.first.id.path("/tasks?state=done")).text.contains("之后两周"))
        }
    }

    @Test func analystsReadAndCashiersDoNot() async throws {
        try await Shop.open { shop in
            _ = try await shop.ownerOfCommunity()
            let analyst = try await shop.signedIn("老周", .analyst)
            for path in [home(shop), shop.first.id.path("/tasks")] {
                let page = try await analyst.get(path).text
                #expect(page.contains("小李") && page.contains("去问候") && !page.contains("做完了</button>") && !page.contains("/done"))
            }
            let cashier = try await shop.signedIn("小陈", .cashier)
            #expect(try await cashier.get(home(shop)).text.contains("收银台"))
            #expect(try await cashier.get(shop.first.id.path("/tasks")).status == .forbidden)
        }
    }

    /// Who asked gets the beginning of an answer; what we asked ourselves is not ours to answer.
    @Test func aQuestionHasABeginningAndOurOwnIsNone() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity()
            let lines = [("小童", "周末几点开门？", 30), ("店长", "大家想吃什么？", 20), ("小童", "我再看看", 10)].map { name, text, hours in
                let at = (shop.world.now() - .hours(Int64(hours))).iso
                return #"{"group":"问答群","sender":"\#(name)","sender_name":"\#(name)","time":"\#(at)","type":"text","text":"\#(text)"}"#
            }
            try await shop.bringIn(lines.joined(separator: "\n") + "\n", as: "q.jsonl", by: owner)
            let group = shop.first.id.path("/groups/\(try #require(try await shop.groups()["问答群"]))")
            #expect(try await owner.get(group).text.contains("最近 30 天群友有 2 个问题没看到有人接"))
            let list = try await owner.get(shop.first.id.path("/tasks?kind=answer")).text
            let href = String(try #require(list.firstMatch(of: /href="(\/w\/[0-9]+\/tasks\/[0-9]+)"/)).1)
            let task = try await owner.get(href).text
            #expect(task.contains(">小童，抱歉现在才看到你问“周末几点开门？”。<") || task.contains(">店长，抱歉现在才看到你问“大家想吃什么？”。<"))
            let keeper = try await shop.member("店长"), page = shop.first.id.path("/members/\(keeper)")
            _ = try await owner.submit(page + "/operator", ["mark": "person"], page: page)
            #expect(try await owner.get(group).text.contains("最近 30 天群友有 1 个问题没看到有人接"))
        }
    }

    @Test func oneTaskSaysWhyAndHowToBegin() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity()
            let home = try await owner.get(shop.first.id.path("")).text
            let href = String(try #require(home.firstMatch(of: /href="(\/w\/[0-9]+\/tasks\/[0-9]+)" data-open/)).1)
            let page = try await owner.get(href).text
            #expect(page.contains("<h1>问候 ") && page.contains("上次在这里开口是") && page.contains("看前后"))
            let opening = String(try #require(page.firstMatch(of: /<textarea[^>]*id="opening"[^>]*>([^<]+，[^<]+[？。])</)).1)
            #expect(page.contains("data-copy=\"opening\"") && page.contains("做完了</button>"))
            let analyst = try await shop.signedIn("老周", .analyst).get(href).text
            #expect(analyst.contains(">\(opening)<") && !analyst.contains("做完了</button>"))
            let done = try await owner.submit(href + "/done", [:], page: href)
            #expect(done.location?.contains("settled=") ?? false)
            let after = try await owner.get(href).text
            #expect(after.contains("拿回来") && !after.contains("做完了</button>"))
            let stranger = try await shop.signedIn("外人", .owner, in: shop.second)
            #expect(try await stranger.get(href.replacing(shop.first.id.path(""), with: shop.second.id.path(""))).status == .notFound)
        }
    }

    @Test func theAPIDoesTheSame() async throws {
        try await Shop.open { shop in
            _ = try await shop.ownerOfCommunity()
            let caller = try await shop.caller(.write), elsewhere = try await shop.caller(.write, in: shop.second)
            let tasks = try await caller.get("/tasks")
            let id = try #require(tasks.items.first { $0["kind"] as? String == "greet" }?["id"] as? String)
            #expect(tasks.items.contains { $0["name"] as? String == "小李" })
            #expect(try await elsewhere.get("/tasks").items.isEmpty)
            #expect(try await elsewhere.send(.post, "/tasks/\(id)/done").status == 404)
            #expect(try await caller.send(.post, "/tasks/\(id)/later", body: #"{"days":3}"#).json["state"] as? String == "later")
            #expect(try await caller.send(.post, "/tasks/\(id)/later", body: #"{"days":91}"#).problem == "refused")
            #expect(try await caller.send(.post, "/tasks/\(id)/done").json["state"] as? String == "done")
            #expect(try await caller.send(.post, "/tasks/\(id)/done").status == 200)
            #expect(try await caller.send(.post, "/tasks/\(id)/dismiss").problem == "conflict")
            #expect(try await caller.get("/tasks?state=done").items.map { $0["id"] as? String } == [id])
            #expect(try await caller.get("/tasks?kind=sing").problem == "bad-parameters")
            #expect(try await caller.send(.post, "/tasks/\(id)/reopen").json["state"] as? String == "open")
        }
    }
}
