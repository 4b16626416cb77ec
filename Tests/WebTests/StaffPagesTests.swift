import FeatureRules
import FeatureStores
import HTTPTypes
import Kernel
import Testing
import Web

@Suite struct StaffPagesTests {
    @Test func theLinkOpensTheShopOnce() async throws {
        try await Shop.open { shop in
            let visitor = shop.visitor()
            #expect(try await visitor.get("/").text.contains("quanzi staff setup-link"))
            let old = try #require(try await shop.staff.setupLink()), link = try #require(try await shop.staff.setupLink())
            #expect(try await visitor.get(old).status == .notFound, "a new link ends the old one")
            let token = String(link.split(separator: "=")[1])
            #expect(try await visitor.get(link).text.contains("href=\"/setup?token=\(token)&amp;lang=en\""), "the switch keeps the link")
            let refused = try await visitor.submit(
                "/setup", ["link": token, "workspace": "小店<b>", "name": "阿明", "password": "短"], page: link)
            #expect(refused.status == .init(code: 422))
            #expect(refused.text.contains("密码至少 10 个字符。") && refused.text.contains("value=\"小店&lt;b&gt;\""))
            let fields = ["link": token, "workspace": "小店", "name": "阿明", "password": Shop.password]
            let opened = try await visitor.submit("/setup", fields, page: link)
            #expect(opened.location == "/")
            #expect(try await visitor.get("/").location == "/w/\(shop.first.id)")
            #expect(try await visitor.get("/account").text.contains("小店"))
            #expect(try await shop.visitor().submit("/setup", fields, page: "/sign-in").location == "/sign-in")
            #expect(try await shop.staff.setupLink() == nil)
        }
    }

    @Test func theLinkEndsAfterADay() async throws {
        try await Shop.open { shop in
            let link = try #require(try await shop.staff.setupLink())
            shop.clock.advance(.days(1))
            #expect(try await shop.visitor().get(link).status == .notFound)
        }
    }

    @Test func signInTellsNotWhichWasWrong() async throws {
        try await Shop.open { shop in
            _ = try await shop.signedIn("阿明", .owner)
            let visitor = shop.visitor()
            let wrong = try await visitor.submit("/sign-in", ["name": "阿明", "password": "wrong password"])
            let unknown = try await visitor.submit("/sign-in", ["name": "没有的人", "password": "wrong password"])
            #expect(wrong.status == .init(code: 422) && wrong.text.contains("名字或密码不对。"))
            #expect(wrong.text.contains("value=\"阿明\"") && unknown.text.contains("名字或密码不对。"))
            #expect(!wrong.text.contains("wrong password"), "a password is never shown again")
        }
    }

    @Test func tenWrongTriesCloseTheDoorForAWhile() async throws {
        try await Shop.open { shop in
            _ = try await shop.signedIn("阿明", .owner)
            let visitor = shop.visitor()
            for _ in 0..<10 { _ = try await visitor.submit("/sign-in", ["name": "阿明", "password": "wrong password"]) }
            let right = ["name": "阿明", "password": Shop.password]
            #expect(try await visitor.submit("/sign-in", right).status == .tooManyRequests)
            shop.clock.advance(.minutes(15))
            #expect(try await visitor.submit("/sign-in", right).status == .seeOther)
        }
    }

    @Test func triesAtOnceAreCountedLikeTriesInTurn() async throws {
        try await Shop.open { shop in
            try await shop.staff.add(name: "阿明", role: .owner, password: Shop.password, workspace: shop.first.id, cause: .system)
            let desk = shop.staff
            let refusals = await withTaskGroup(of: StaffRefusal?.self) { group in
                for number in 0..<60 {
                    group.addTask {
                        do {
                            _ = try await desk.signIn(name: "阿明", password: "wrong password", address: "10.0.0.\(number)")
                            return nil
                        } catch { return error as? StaffRefusal }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(refusals.count { $0 == .wrongPassword } == TryLimit.tries)
            #expect(refusals.count { $0 == .tooManyTries } == 60 - TryLimit.tries)
            await #expect(throws: StaffRefusal.tooManyTries) {
                _ = try await desk.signIn(name: "阿明", password: Shop.password, address: "10.0.1.1")
            }
        }
    }

    @Test func oldPasswordsGuessedAtOnceAreCountedToo() async throws {
        try await Shop.open { shop in
            let desk = shop.staff
            let staff = try await desk.add(
                name: "阿明", role: .owner, password: Shop.password, workspace: shop.first.id, cause: .system)
            let wrong = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<60 {
                    group.addTask {
                        do {
                            try await desk.changePassword(of: staff, from: "wrong password", to: "新的一句话要再长一点点", keeping: nil)
                            return false
                        } catch { return error as? StaffRefusal == .wrongPassword }
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(wrong == TryLimit.tries)
        }
    }

    @Test func rightPasswordsUseUpNoTries() async throws {
        try await Shop.open { shop in
            try await shop.staff.add(name: "阿明", role: .owner, password: Shop.password, workspace: shop.first.id, cause: .system)
            for _ in 0..<(2 * TryLimit.tries) {
                _ = try await shop.staff.signIn(name: "阿明", password: Shop.password, address: "10.0.0.1")
            }
        }
    }

    @Test func theCommandLineSetsANewPassword() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            try await shop.staff.resetPassword(name: "阿明", to: "新的一句话要再长一点点")
            #expect(try await owner.get("/account").status == .seeOther, "its sessions ended")
            await #expect(throws: StaffRefusal.wrongPassword) {
                _ = try await shop.staff.signIn(name: "阿明", password: Shop.password, address: "here")
            }
            _ = try await shop.staff.signIn(name: "阿明", password: "新的一句话要再长一点点", address: "here")
            await #expect(throws: StaffRefusal.staffUnknown) {
                try await shop.staff.resetPassword(name: "没有的人", to: "新的一句话要再长一点点")
            }
        }
    }

    @Test(arguments: [("/account", "/account"), ("//evil.example", "/"), ("/\\evil.example", "/"), ("https://evil.example", "/")])
    func afterSignInOneStaysHere(next: String, goes: String) async throws {
        try await Shop.open { shop in
            _ = try await shop.signedIn("阿明", .owner)
            let answer = try await shop.visitor().submit("/sign-in", ["name": "阿明", "password": Shop.password, "next": next])
            #expect(answer.location == goes)
        }
    }

    @Test func theOwnerRunsTheStaff() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            let list = shop.first.id.path("/staff")
            let new = ["name": "小林", "role": "cashier", "password": Shop.password]
            #expect(try await owner.submit(list, new).location == list + "?notice=colleague-added")
            let again = try await owner.submit(list, new)
            #expect(again.status == .conflict && again.text.contains("这个名字已经有人用了"))
            let id = try #require(try await shop.staff.colleagues(in: shop.first.id).first { $0.name == "小林" }?.id)
            #expect(try await owner.submit("\(list)/\(id)/role", ["role": "operator"], page: list).status == .seeOther)
            #expect(try await shop.staff.colleagues(in: shop.first.id).last?.role == .operator)
            #expect(try await owner.submit("\(list)/\(id)/role", ["role": "king"], page: list).status == .init(code: 422))
            #expect(try await owner.submit("\(list)/\(id)/removal", [:], page: list).status == .seeOther)
            #expect(try await owner.submit("\(list)/\(id)/removal", [:], page: list).status == .notFound)
            #expect(try await owner.get(list + "?notice=colleague-removed").text.contains("已移除"))
            #expect(try await owner.get(list + "?notice=%3Cb%3E").text.contains("<b>") == false)
        }
    }

    @Test func oneOwnerStays() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            let list = shop.first.id.path("/staff"), me = try await shop.staff.colleagues(in: shop.first.id)[0].id
            let answer = try await owner.submit("\(list)/\(me)/role", ["role": "analyst"], page: list)
            #expect(answer.status == .conflict && answer.text.contains("至少要留一位负责人"))
            #expect(try await owner.submit("\(list)/\(me)/removal", [:], page: list).status == .conflict)
        }
    }

    @Test func aNewPasswordEndsOtherSessions() async throws {
        try await Shop.open { shop in
            let desk = try await shop.signedIn("阿明", .owner), phone = shop.visitor()
            _ = try await phone.submit("/sign-in", ["name": "阿明", "password": Shop.password])
            let wrong = try await desk.submit("/account/password", ["old": "nothing", "password": "新的一句话要再长一点点"], page: "/account")
            #expect(wrong.text.contains("现在的密码不对。"))
            let fields = ["old": Shop.password, "password": "新的一句话要再长一点点儿"]
            #expect(try await desk.submit("/account/password", fields, page: "/account").status == .seeOther)
            #expect(try await desk.get("/account").status == .ok)
            #expect(try await phone.get("/account").status == .seeOther)
        }
    }
}

extension WorkspaceID {
    func path(_ rest: String) -> String { "/w/\(self)\(rest)" }
}
