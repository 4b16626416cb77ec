import App
import FeatureRules
import FeatureStores
import Foundation
import HTTPTypes
import Kernel
import Storage
import Testing
import Web

@Suite struct LiveCodePagesTests {
    static let phone: HTTPFields = [.userAgent: "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.50 Language/zh_CN"]
    /// One grey pixel.
    private static let png = Array(
        Data(base64Encoded: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==") ?? Data())

    /// A code of the first shop with one group, its page and its address.
    private static func code(_ shop: Shop, cap: Int? = 12) async throws -> (id: LiveCodeID, target: LiveTargetID, page: String, path: String) {
        let ours = shop.first.id, desk = shop.installation.liveCodes
        let id = try await desk.add(LiveCodePlan(name: "午餐群", guide: "", fill: .inOrder, reserve: 10), workspace: ours, cause: .system)
        let target = try await desk.add(
            TargetPlan(name: "一群", cap: cap, members: 0, days: 7), LiveCodeDesk.Picture(type: "image/png", bytes: png), to: id, workspace: ours,
            cause: .system)
        return (id, target, ours.path("/codes/\(id)"), try await desk.one(id, in: ours).path)
    }

    @Test func aCodeIsMadeFilledScannedAndPrinted() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), list = shop.first.id.path("/codes")
            #expect(try await owner.get(list).text.contains("还没有活码"))
            let none = try await owner.submit(list, ["name": " ", "guide": "", "fill": "order", "reserve": "x"], page: list + "/new")
            #expect(none.status == .init(code: 422) && none.text.contains("请写一个名字"))
            let made = try await owner.submit(list, ["name": "午餐群", "guide": "每天十一点发菜单", "fill": "evenly", "reserve": "1"], page: list + "/new")
            let page = String(try #require(made.location?.split(separator: "?").first))
            let empty = try await owner.get(page).text, path = String(try #require(empty.firstMatch(of: /\/c\/[0-9a-z]{8}/)).0)
            #expect(empty.contains("还没有群") && empty.contains("没有开着的群"))

            // Nothing is open: a visitor is no dead end.
            let early = shop.visitor(), full = try await early.get(path, headers: Self.phone)
            #expect(full.status == .ok && full.text.contains("现在没有能进的群") && full.text.contains("午餐铺") && !full.text.contains("console-"))
            let thanks = try await early.submit(path + "/contact", ["name": "陈小满", "reach": "138 0013 8000", "consent": "1"])
            #expect(thanks.status == .ok && thanks.text.contains("收到了"))

            let token = try #require(Visitor.token(in: empty))
            let taken = try await owner.upload(page + "/targets?name=x.png", Self.png, token: token)
            let next = try #require(taken.text.firstMatch(of: /"next":"([^"]+)"/)).1.replacing("\\/", with: "/")
            #expect(try await owner.get(String(next)).text.contains("value=\"200\""))
            let wrong = try await owner.submit(String(next), ["name": "一群", "cap": "x", "members": "0", "days": "7"])
            #expect(wrong.status == .init(code: 422) && wrong.text.contains("人数上限要在"))
            #expect(try await owner.submit(String(next), ["name": "一群", "cap": "3", "members": "", "days": "7"]).location == page + "?notice=saved")

            let visitors = [shop.visitor(), shop.visitor(), shop.visitor()]
            for (number, visitor) in visitors.enumerated() {
                for _ in 0..<2 {
                    let shown = try await visitor.get(path + "?lang=zh-Hans", headers: Self.phone)
                    #expect(shown.text.contains("一群") == (number < 2) && shown.text.contains("现在没有能进的群") == (number == 2))
                }
            }
            let shown = try await visitors[0].get(path, headers: Self.phone)
            let picture = String(try #require(shown.text.firstMatch(of: /src="([^"]+\/picture\/[0-9]+)"/)).1)
            let sent = try await shop.visitor().get(picture)
            #expect(sent.headers[.contentType] == "image/png" && sent.text.contains("PNG"))
            #expect(shown.headers[values: .setCookie].contains { $0.hasPrefix("quanzi_visitor=") && $0.contains("Path=\(path)") && $0.contains("HttpOnly") })

            let told = try await owner.get(page).text
            #expect(told.contains("2 / 3 人，还能给 0 人看") && told.contains("一群 2") && told.contains("陈小满") && told.contains("13800138000"))
            #expect(told.contains("“一群”满了") && told.contains(">没有空位</th>") && told.contains("最近 30 天有 4 次扫码"))
            for (file, type) in [("code.png", "image/png"), ("poster.png?colour=blue", "image/png"), ("poster.pdf", "application/pdf")] {
                let answer = try await owner.get("\(page)/\(file)")
                #expect(answer.status == .ok && answer.headers[.contentType] == type && answer.text.utf8.count > 500)
            }
            let contact = String(try #require(told.firstMatch(of: /action="([^"]+\/contacts\/[0-9]+\/removal)"/)).1)
            #expect(try await owner.submit(contact, [:], page: page).location == page + "?notice=contact-removed")
            #expect(try await !owner.get(page).text.contains("陈小满"))
            let log = try await owner.get(shop.first.id.path("/audit")).text
            #expect(log.contains("做了群活码 午餐群。") && log.contains("改了群活码 午餐群。") && !log.contains("13800138000"))
            #expect(log.contains("给群活码加了一个群：午餐群 · "))
            let target = String(try #require(picture.split(separator: "/").last)), one = page + "/targets/\(target)"
            for (act, sentence) in [("/pause", "暂停了群活码里的一个群：午餐群 · 一群。"), ("/pause", "恢复了群活码里的一个群：午餐群 · 一群。"), ("/removal", "从群活码里去掉了一个群：午餐群 · 一群。")] {
                let on = sentence.hasPrefix("恢复") ? "1" : "0"
                #expect(try await owner.submit(one + act, ["on": on], page: page).status == .seeOther)
                #expect(try await owner.get(shop.first.id.path("/audit")).text.contains(sentence))
            }
        }
    }

    /// Whoever kept its address sees no group that is paused, over or taken out.
    @Test func thePictureOfWhatIsNotShownIsNotGiven() async throws {
        try await Shop.open { shop in
            let (id, target, _, path) = try await Self.code(shop, cap: 10), owner = try await shop.signedIn("阿明", .owner), visitor = shop.visitor()
            let desk = shop.installation.liveCodes, ours = shop.first.id, picture = path + "/picture/\(target)"
            func statuses() async throws -> [Int] { [try await visitor.get(picture).status.code, try await owner.get(picture).status.code] }
            #expect(try await statuses() == [200, 200], "full, and shown to those who have a place")
            try await desk.pause(target, of: id, isPaused: true, workspace: ours, cause: .system)
            #expect(try await statuses() == [404, 200])
            try await desk.pause(target, of: id, isPaused: false, workspace: ours, cause: .system)
            try await desk.turn(id, isOn: false, workspace: ours, cause: .system)
            #expect(try await statuses() == [404, 200])
            try await desk.turn(id, isOn: true, workspace: ours, cause: .system)
            try await shop.installation.database.write { try $0.run("UPDATE live_target SET expires_ms = 1 WHERE id = \(target)") }
            #expect(try await statuses() == [404, 200])
            try await desk.remove(target, of: id, workspace: ours, cause: .system)
            #expect(try await statuses() == [404, 404])
        }
    }

    @Test func previewsAndStaffAreNotCounted() async throws {
        try await Shop.open { shop in
            let (id, _, _, path) = try await Self.code(shop), owner = try await shop.signedIn("阿明", .owner)
            func handed() async throws -> Int { try await shop.installation.liveCodes.one(id, in: shop.first.id).targets[0].seats.handed }
            let programs: [HTTPFields] = [
                [:], [.userAgent: "Mozilla/5.0 (compatible; Baiduspider/2.0)"], [.userAgent: "TelegramBot (like TwitterBot)"], [.userAgent: "curl/8.5"],
                [.userAgent: "Mozilla/5.0 MicroMessenger", .init("Sec-Purpose")!: "prefetch;prerender"], [.userAgent: "Mozilla/5.0 MicroMessenger", .init("Purpose")!: "preview"],
            ]
            for headers in programs {
                let answer = try await shop.visitor().get(path, headers: headers)
                #expect(answer.status == .ok && answer.text.contains("一群"), "\(headers)")
                #expect(!answer.headers[values: .setCookie].contains { $0.hasPrefix("quanzi_visitor") })
            }
            _ = try await owner.get(path, headers: Self.phone)
            #expect(try await handed() == 0)
            _ = try await shop.visitor().get(path, headers: [.userAgent: "Mozilla/5.0 (Linux; Android 13; CUBOT NOTE S) MicroMessenger"])
            #expect(try await handed() == 1)
            // A cookie of somebody's own making is none of ours.
            let forger = shop.visitor()
            forger.setCookie("quanzi_visitor", "x")
            _ = try await forger.get(path, headers: Self.phone)
            #expect(try await handed() == 2)
            #expect(forger.cookie("quanzi_visitor")?.utf8.count == 32)
        }
    }

    @Test func whatIsNoPictureIsRefused() async throws {
        try await Shop.open { shop in
            let (id, target, page, _) = try await Self.code(shop), owner = try await shop.signedIn("阿明", .owner)
            let token = try #require(Visitor.token(in: try await owner.get(page).text))
            let wrong: [([UInt8], String)] = [
                ([], "请选一张二维码图片"), (Array("GIF89a".utf8), "只认 PNG 和 JPEG"), (Array(Self.png.prefix(40)), "这张图打不开"),
                (Self.png + Array(repeating: 0, count: LiveCodeDesk.Picture.mostBytes), "图片太大了"),
            ]
            for (bytes, sentence) in wrong {
                for path in [page + "/targets", page + "/targets/\(target)/picture"] {
                    let answer = try await owner.upload(path, bytes, token: token)
                    #expect(answer.status == .init(code: 422) && answer.text.contains(sentence), "\(sentence)")
                }
            }
            #expect(try await shop.installation.liveCodes.one(id, in: shop.first.id).targets.count == 1)
            #expect(try await owner.upload(page + "/targets/\(target)/picture", Self.png, token: token).text.contains("code-renewed"))
            let stranger = try await shop.signedIn("外人", .owner, in: shop.second), theirs = shop.second.id.path("/codes/\(id)")
            for path in [theirs, theirs + "/poster.png", theirs + "/targets/\(target)"] { #expect(try await stranger.get(path).status == .notFound) }
            let own = try #require(Visitor.token(in: try await stranger.get("/account").text))
            #expect(try await stranger.upload(theirs + "/targets", Self.png, token: own).status == .notFound)
        }
    }

    @Test func thePlatformsPictureMayBeShownAndNothingElse() async throws {
        try await Shop.open { shop in
            let (id, target, page, path) = try await Self.code(shop, cap: nil), owner = try await shop.signedIn("阿明", .owner)
            for (address, origin) in [
                ("https://wework.qpic.cn/wwpic/1/0", "https://wework.qpic.cn"), ("javascript:alert(1)//", nil), ("https://a.example;script-src *//x", nil),
                ("https://a.example' 'unsafe-inline/x", nil), ("//evil.example/x", nil),
            ] as [(String, String?)] {
                try await shop.installation.database.write { tx in
                    try tx.run("UPDATE live_target SET kind = 'join_way', qr_code = \(address) WHERE id = \(target) AND code_id = \(id)")
                }
                let answer = try await shop.visitor().get(path, headers: Self.phone), policy = answer.headers[.contentSecurityPolicy] ?? ""
                #expect(answer.text.contains("<img class=\"qr\""))
                #expect(answer.text.contains("src=\"\(address)\"") == (origin != nil), "\(address)")
                #expect(policy.contains("img-src 'self' data:\(origin.map { " " + $0 } ?? "");") && policy.contains("frame-ancestors 'none'"))
                #expect(try await owner.get(page).status == .ok)
            }
        }
    }

    @Test func contactsAreCheckedAndLimited() async throws {
        try await Shop.open { shop in
            let (_, _, page, path) = try await Self.code(shop), visitor = shop.visitor(), form = path + "/contact"
            for (fields, sentence) in [
                (["name": "", "reach": "13800138000", "consent": "1"], "请写一个称呼"), (["name": "陈", "reach": "不知道", "consent": "1"], "请填手机号"),
                (["name": "陈", "reach": "13800138000"], "请先勾选同意"),
            ] {
                let answer = try await visitor.submit(form, fields)
                #expect(answer.status == .init(code: 422) && answer.text.contains(sentence))
            }
            var statuses: [HTTPResponse.Status] = []
            for number in 0..<12 { statuses.append(try await visitor.submit(form, ["name": "陈", "reach": "1380013800\(number)", "consent": "1"]).status) }
            #expect(statuses.filter { $0 == .ok }.count == TryLimit.tries && statuses.last == .tooManyRequests)
            for lost in ["/c/22222222", "/c/..%2f", "/c/x", path + "/picture/1"] { #expect(try await visitor.get(lost).status == .notFound) }
            let english = try await shop.visitor().get(path, headers: [.userAgent: "Mozilla/5.0 MicroMessenger", .acceptLanguage: "en-GB,en;q=0.9"])
            #expect(english.text.contains("Press and hold the code") && english.text.contains("<html lang=\"en\">"))
            let owner = try await shop.signedIn("阿明", .owner)
            #expect(try await owner.submit(page + "/removal", [:], page: page).location == shop.first.id.path("/codes") + "?notice=code-removed")
            #expect(try await visitor.get(path, headers: Self.phone).status == .notFound)
        }
    }
}
