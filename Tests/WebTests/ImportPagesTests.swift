import App
import FeatureStores
import Foundation
import HTTPTypes
import Kernel
import Testing
import Web

@Suite struct ImportPagesTests {
    private static let table = "when,who,what\n2026-11-20 10:00:00,王姐,汤好了\n2026-11-20 10:01:00,小李,来一份\n"
    private static let copied = "王姐 11/20 10:00:00\n汤好了\n\n小李 11/20 10:01:00\n来一份\n\n"

    private func uploads(_ shop: Shop) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: shop.installation.place.uploadsFolder)) ?? []).sorted()
    }

    @Test func aFileGoesTheWholeWay() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            let text = Community.export(end: shop.world.now())
            let next = try #require(try await shop.upload(text, as: "../..\\午餐 <1>.jsonl", by: owner))
            #expect(uploads(shop).count == 2 && uploads(shop).allSatisfy { $0.prefix(32).allSatisfy(\.isHexDigit) })
            let questions = try await owner.get(next).text
            #expect(questions.contains("午餐 &lt;1&gt;.jsonl") && questions.contains("每行一条的 json") && questions.contains("今天吃红烧肉 第90天"))
            #expect(!questions.contains("name=\"group\""), "the file says which group it is of")
            #expect(try await owner.get(shop.first.id.path("/import")).text.contains("等你确认"))

            let begun = try await owner.submit(next, ["zone": "Asia/Shanghai"])
            let run = try #require(begun.location)
            try await shop.settle(run, by: owner)
            let result = try await owner.get(run).text
            #expect(result.contains("导入好了") && result.contains("新增") && result.contains("午餐&lt;福利&gt;群"))
            #expect(uploads(shop).isEmpty, "nothing of the upload stays")
            #expect(try await owner.get(next).status == .notFound)

            let again = try await shop.bringIn(text, as: "又一次.jsonl", by: owner)
            #expect(try await owner.get(again).text.contains("没有新消息"))
        }
    }

    @Test func aTableNobodyKnowsIsAskedAbout() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            let next = try #require(try await shop.upload(Self.table, as: "导出.csv", by: owner))
            let asked = try await owner.get(next).text
            #expect(asked.contains("哪一列是什么") && asked.contains("<td>汤好了</td>") && asked.contains("<option value=\"who\">"))
            for (field, column) in [("time", "when"), ("sender", "who"), ("text", "what")] {
                let select = try #require(asked.components(separatedBy: "name=\"column-\(field)\"").last)
                #expect(select.prefix(400).contains("<option value=\"\(column)\" selected>"), "\(field)")
            }
            let half = try await owner.submit(next, ["zone": "Asia/Shanghai", "column-time": "when"])
            #expect(half.status == .init(code: 422) && half.text.contains("这三列都要选"))
            let whole = [
                "zone": "Asia/Shanghai", "column-time": "when", "column-sender": "who", "column-text": "what", "group": "新群",
            ]
            let run = try #require(try await owner.submit(next, whole).location)
            try await shop.settle(run, by: owner)
            #expect(try await shop.groups().keys.contains("新群"))
        }
    }

    @Test func aGroupThatIsThereIsChosen() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity()
            let next = try #require(try await shop.upload(Self.copied, as: "wechatmsg.txt", by: owner))
            let flash = try #require(try await shop.groups()[Community.flash])
            let asked = try await owner.get(next).text
            #expect(asked.contains("name=\"known\"") && asked.contains("<option value=\"\(flash)\">国庆快闪群</option>") && asked.contains("时间不对？"))
            var whole = ["year": "2026", "zone": "Asia/Shanghai", "group": "wechatmsg"]
            for wrong in ["\(flash)9", Community.flash, String(repeating: "长", count: 5000)] {
                whole["known"] = wrong
                let answer = try await owner.submit(next, whole)
                #expect(answer.status == .init(code: 422) && answer.text.contains("没有这个群") && answer.text.contains("value=\"wechatmsg\""))
            }
            whole["known"] = "\(flash)"
            let run = try #require(try await owner.submit(next, whole).location)
            try await shop.settle(run, by: owner)
            #expect(try await shop.groups().keys.sorted() == [Community.lunch, Community.flash].sorted())
        }
    }

    @Test(arguments: [("GIF89a", "像是一张图片"), ("%PDF-1.7", "像是一份 PDF"), ("#!AMR", "像是一段录音")])
    func whatIsPlainlyNoChatIsCalledSo(head: String, sentence: String) async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            let next = try #require(try await shop.upload(head + " 0 0 obj", as: "x.bin", by: owner))
            let page = try await owner.get(next).text
            #expect(page.contains(sentence) && page.contains("<h1>这个文件用不了") && !page.contains("开始导入</button>"))
        }
    }

    @Test func aYearIsAskedFor() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            let next = try #require(try await shop.upload(Self.copied, as: "午餐群.txt", by: owner))
            let asked = try await owner.get(next).text
            #expect(asked.contains("第一条消息是哪一年的") && asked.contains("value=\"2026\""), "\(asked)")
            let wrong = try await owner.submit(next, ["year": "去年", "zone": "Asia/Shanghai"])
            #expect(wrong.status == .init(code: 422) && wrong.text.contains("年份写四位数字") && wrong.text.contains("value=\"去年\""))
            let run = try #require(try await owner.submit(next, ["year": "2026", "zone": "Asia/Shanghai", "group": "午餐群"]).location)
            try await shop.settle(run, by: owner)
            #expect(try await owner.get(run).text.contains("新增 2 条消息"))
        }
    }

    @Test func whatCannotBeReadIsSaid() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            let empty = try #require(try await shop.upload("", as: "空.txt", by: owner))
            #expect(try await owner.get(empty).text.contains("这个文件是空的"))
            let strange = try #require(try await shop.upload("hello there", as: "a.txt", by: owner))
            let page = try await owner.get(strange).text
            #expect(page.contains("没认出这是哪种聊天记录") && page.contains("name=\"format\""))
            #expect(try await owner.submit(strange, ["zone": "Nowhere/At_all"]).text.contains("没有这个时区"))
            #expect(try await owner.submit(strange + "/removal", [:], page: strange).location?.hasSuffix("notice=upload-removed") ?? false)
            #expect(try await owner.get(strange).status == .notFound)
        }
    }

    @Test func moreThanTheLimitIsRefusedAndLeavesNothing() async throws {
        try await Shop.open(uploadLimitBytes: 1000) { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            let token = try #require(Visitor.token(in: try await owner.get("/account").text))
            let answer = try await owner.upload(shop.first.id.path("/import/uploads?name=a"), String(repeating: "x", count: 1001), token: token)
            #expect(answer.status == .contentTooLarge && answer.text.contains("这个文件超过"))
            #expect(uploads(shop).isEmpty)
            let wrong = try await owner.upload(shop.first.id.path("/import/uploads?name=a"), "x", token: "wrong")
            #expect(wrong.status == .forbidden && uploads(shop).isEmpty)
        }
    }

    @Test func severalFilesAreBegunAtOnce() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            let list = shop.first.id.path("/import")
            let text = Community.export(end: shop.world.now())
            #expect(try await shop.upload(text, as: "一.jsonl", by: owner, direct: true) == list)
            #expect(try await shop.upload(Self.copied, as: "二.txt", by: owner, direct: true) == list)
            let page = try await owner.get(list).text
            #expect(page.contains("二.txt") && page.contains("等你确认"), "what needs an answer waits for it")
            let run = try #require(page.firstMatch(of: /href="([^"]+\/import\/runs\/[0-9]+)"/)).1
            try await shop.settle(String(run), by: owner)
            #expect(try await owner.get(String(run)).text.contains("一.jsonl 导入好了"))
        }
    }

    @Test func anotherBrandsUploadsAndRunsDoNotExist() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            let next = try #require(try await shop.upload(Self.table, as: "a.csv", by: owner))
            let run = try await shop.bringIn(Community.export(end: shop.world.now()), as: "b.jsonl", by: owner)
            let stranger = try await shop.signedIn("外人", .owner, in: shop.second)
            for path in [next, run, run + "/progress"] {
                let theirs = path.replacing("/w/\(shop.first.id)", with: "/w/\(shop.second.id)")
                #expect(try await stranger.get(theirs).status == .notFound, "\(path)")
            }
            for path in [next, next + "/removal", run + "/cancellation"] {
                let theirs = path.replacing("/w/\(shop.first.id)", with: "/w/\(shop.second.id)")
                #expect(try await stranger.submit(theirs, [:], page: "/account").status == .notFound, "\(path)")
            }
            for odd in ["..%2F..%2Fquanzi", "0", String(repeating: "g", count: 32)] {
                #expect(try await owner.get(shop.first.id.path("/import/uploads/\(odd)")).status == .notFound)
            }
        }
    }
}
