import App
import FeatureRules
import FeatureStores
import Foundation
import HTTPTypes
import Kernel
@testable import PlatformSimulator
import Storage
import Testing
import Web

/// Visitors of a code who say by WeCom who they are.
@Suite struct GuestPagesTests {
    struct Door: Sendable {
        let shop: Shop
        let company: SimulatedCompany
        let owner: Visitor
        let code: LiveCodeID
        let path: String
        let connection: ConnectionEntry

        var page: String { shop.first.id.path("/codes/\(code)") }

        func ask(_ known: String = "theirs", by connection: String? = nil) async throws -> HTTPResponse.Status {
            try await owner.submit(page + "/guests", ["by": connection ?? "\(self.connection.id)", "known": known], page: page).status
        }

        /// Comes back from the platform as somebody.
        func enter(_ visitor: Visitor, as person: String, state: String? = nil, code: String? = nil) async throws -> String {
            let text = try await visitor.get(path, headers: LiveCodePagesTests.phone).text
            let link = text.firstMatch(of: /href="([^"]*oauth2[^"]*)"/).map { String($0.1).replacing("&amp;", with: "&") } ?? ""
            let own = link.firstMatch(of: /state=([0-9a-f]+)/).map { String($0.1) } ?? ""
            #expect(link.hasPrefix(company.base + "/connect/oauth2/authorize?appid=\(connection.corpID)") && link.contains("snsapi_base"))
            let made = code ?? company.platform.change { state, now in state.makeSignIn(person, now: now) }
            return try await visitor.get("\(path)/in?code=\(made)&state=\(state ?? own)").location ?? ""
        }

        /// Somebody outside the company, in a group and a contact, and that group's name.
        func guest() throws -> (id: String, group: String) {
            let state = company.platform.snapshot.state
            for group in state.groups {
                for member in group.members where member.person >= 0 {
                    let customer = state.customers[Int(member.person)]
                    if customer.edges.contains(where: { state.edges[Int($0)].isListed }) { return (customer.id, group.name) }
                }
            }
            throw StorageError.other("nobody is both")
        }
    }

    private static func open(_ test: @escaping @Sendable (Door) async throws -> Void) async throws {
        try await Shop.open { shop in
            try await SimulatedCompany.open(shop) { company in
                let owner = try await shop.signedIn("阿明", .owner), desk = shop.installation.liveCodes
                let connection = try await company.connect(shop, by: owner)
                try await company.sync(shop, connection.id)
                let code = try await desk.add(
                    LiveCodePlan(name: "春季", guide: "", fill: .inOrder, reserve: 10), workspace: shop.first.id, cause: .system)
                _ = try await desk.add(
                    TargetPlan(name: "门口的群", cap: 200, members: 0, days: 7), LiveCodeDesk.Picture(type: "image/png", bytes: Array("PNG".utf8)), to: code,
                    workspace: shop.first.id, cause: .system)
                let path = try await desk.one(code, in: shop.first.id).path
                try await test(Door(shop: shop, company: company, owner: owner, code: code, path: path, connection: connection))
            }
        }
    }

    private static func handed(_ door: Door) async throws -> Int {
        try await door.shop.installation.liveCodes.one(door.code, in: door.shop.first.id).targets[0].seats.handed
    }

    @Test func whoIsInAGroupIsToldWhichOne() async throws {
        try await Self.open { door in
            #expect(try await door.ask() == .seeOther)
            let guest = try door.guest(), visitor = door.shop.visitor()
            #expect(try await door.enter(visitor, as: guest.id) == door.path)
            let page = try await visitor.get(door.path, headers: LiveCodePagesTests.phone).text
            #expect(page.contains("您已经在群里了") && !page.contains("门口的群"))
            #expect(try await Self.handed(door) == 0, "no place is taken")
            #expect(try await door.ask("let_in") == .seeOther)
            #expect(try await visitor.get(door.path, headers: LiveCodePagesTests.phone).text.contains("门口的群"))
            #expect(try await Self.handed(door) == 1)
        }
    }

    @Test func whoIsUnwantedSeesNoGroup() async throws {
        try await Self.open { door in
            #expect(try await door.ask("let_in") == .seeOther)
            let guest = try door.guest(), visitor = door.shop.visitor(), workspace = door.shop.first.id
            let member = try #require(try await door.shop.installation.database.read { tx in
                try tx.first("SELECT member_id FROM contact WHERE workspace_id = \(workspace) AND external_userid = \(guest.id)") { $0.id(0, MemberKind.self) }
            })
            try await door.shop.installation.blacklist.add(member, reason: "发广告", workspace: workspace, cause: .system)
            _ = try await door.enter(visitor, as: guest.id)
            let page = try await visitor.get(door.path, headers: LiveCodePagesTests.phone).text
            #expect(page.contains("暂时不能进群") && !page.contains("门口的群") && !page.contains("广告") && !page.contains("黑名单"))
            try await door.shop.installation.blacklist.remove(member, workspace: workspace, cause: .system)
            #expect(try await visitor.get(door.path, headers: LiveCodePagesTests.phone).text.contains("门口的群"))
        }
    }

    @Test func strangersAreWelcomeOnceTheySaidSo() async throws {
        try await Self.open { door in
            #expect(try await door.ask() == .seeOther)
            let stranger = Self.stranger(at: door), visitor = door.shop.visitor()
            let unseen1 = try await visitor.get(door.path, headers: LiveCodePagesTests.phone).text
            #expect(!unseen1.contains("门口的群"))
            #expect(try await door.enter(visitor, as: stranger) == door.path)
            #expect(try await visitor.get(door.path, headers: LiveCodePagesTests.phone).text.contains("门口的群"))
            // Another browser has said nothing, nor has a program.
            let unseen2 = try await door.shop.visitor().get(door.path).text
            #expect(!unseen2.contains("门口的群"))
            let unseen3 = try await door.shop.visitor().get(door.path, headers: LiveCodePagesTests.phone).text
            #expect(!unseen3.contains("门口的群"))
            door.shop.clock.advance(.days(31))
            #expect(try await visitor.get(door.path, headers: LiveCodePagesTests.phone).text.contains("oauth2"), "it is asked again after a month")
        }
    }

    @Test func nobodySignsSomebodyElseIn() async throws {
        try await Self.open { door in try await Self.tryWrongOnes(at: door) }
    }

    private static func stranger(at door: Door) -> String {
        door.company.platform.change { state, _ in
            let place = state.addCustomer()
            return state.customers[place].id
        }
    }

    private static func tryWrongOnes(at door: Door) async throws {
        #expect(try await door.ask() == .seeOther)
        let stranger = stranger(at: door), visitor = door.shop.visitor(), again = door.path + "?again=1"
        for wrong in ["", "0123456789abcdef0123456789abcdef"] {
            #expect(try await door.enter(visitor, as: stranger, state: wrong) == again)
        }
        #expect(try await door.enter(visitor, as: stranger, code: "never-made") == again)
        let failed = try await visitor.get(again, headers: LiveCodePagesTests.phone).text
        #expect(failed.contains("没有确认成功"))
        // A code serves once, and without a cookie nobody comes in.
        let code = door.company.platform.change { state, now in state.makeSignIn(stranger, now: now) }
        #expect(try await door.enter(visitor, as: stranger, code: code) == door.path)
        let second = try await door.enter(door.shop.visitor(), as: stranger, code: code)
        let bare = try await door.shop.visitor().get("\(door.path)/in?code=\(code)&state=x").location
        #expect(second == again && bare == again)
    }

    /// The picture of a group is for whoever may see the page, not for whoever has its address.
    @Test func thePictureIsForThoseWhoMaySeeThePage() async throws {
        try await Self.open { door in
            #expect(try await door.ask() == .seeOther)
            let stranger = Self.stranger(at: door), target = try await door.shop.installation.liveCodes.one(door.code, in: door.shop.first.id).targets[0].id
            let picture = door.path + "/picture/\(target)"
            func status(_ visitor: Visitor) async throws -> HTTPResponse.Status { try await visitor.get(picture, headers: LiveCodePagesTests.phone).status }
            // Nobody, somebody who came and did not say who they are, and somebody who invents a cookie.
            let visitor = door.shop.visitor(), forger = door.shop.visitor(), colleague = try await door.shop.signedIn("外人", .owner, in: door.shop.second)
            #expect(try await status(visitor) == .notFound)
            #expect(try await visitor.get(door.path, headers: LiveCodePagesTests.phone).text.contains("oauth2"))
            #expect(try await status(visitor) == .notFound)
            #expect(try await door.enter(visitor, as: stranger) == door.path)
            let page = try await visitor.get(door.path, headers: LiveCodePagesTests.phone).text
            #expect(page.contains(picture))
            #expect(try await status(visitor) == .ok)
            forger.setCookie("quanzi_visitor", "0123456789abcdef0123456789abcdef")
            for somebody in [forger, door.shop.visitor()] { #expect(try await status(somebody) == .notFound) }
            // Staff of the workspace look at it; of another one they are visitors like anybody.
            #expect(try await status(door.owner) == .ok)
            #expect(try await status(colleague) == .notFound)
            #expect(try await colleague.get(door.path, headers: LiveCodePagesTests.phone).text.contains("oauth2"))
            // A cookie of another code opens nothing here.
            let other = try await door.shop.installation.liveCodes.add(
                LiveCodePlan(name: "别的", guide: "", fill: .inOrder, reserve: 0), workspace: door.shop.first.id, cause: .system)
            let place = try await door.shop.installation.liveCodes.one(other, in: door.shop.first.id).path, guest = door.shop.visitor()
            _ = try await guest.get(place, headers: LiveCodePagesTests.phone)
            forger.setCookie("quanzi_visitor", try #require(guest.cookie("quanzi_visitor")))
            #expect(try await status(forger) == .notFound)
            #expect(try await visitor.get(place + "/picture/\(target)").status == .notFound)
        }
    }

    @Test func thePictureIsNotForTheUnwanted() async throws {
        try await Self.open { door in
            #expect(try await door.ask("let_in") == .seeOther)
            let (person, _) = try door.guest(), desk = door.shop.installation.liveCodes, ours = door.shop.first.id, visitor = door.shop.visitor()
            let picture = door.path + "/picture/\(try await desk.one(door.code, in: ours).targets[0].id)"
            #expect(try await door.enter(visitor, as: person) == door.path)
            #expect(try await visitor.get(picture).status == .ok)
            #expect(try await door.ask("theirs") == .seeOther)
            #expect(try await visitor.get(picture).status == .notFound, "they have their group")
            #expect(try await door.ask("let_in") == .seeOther)
            let member = try #require(try await door.shop.installation.database.read { try MemberDirectory.known(platform: "wecom", keys: [person], ours, $0)[person] })
            let blacklist = ours.path("/members/\(member)/blacklist")
            #expect(try await door.owner.submit(blacklist, ["reason": "发广告"], page: blacklist).status == .seeOther)
            #expect(try await visitor.get(picture).status == .notFound)
            #expect(try await visitor.get(door.path, headers: LiveCodePagesTests.phone).status == .ok)
        }
    }

    @Test func onlyTheOwnerSwitchesIt() async throws {
        try await Self.open { door in
            let other = try await door.shop.signedIn("小周", .operator)
            #expect(try await other.submit(door.page + "/guests", ["by": "\(door.connection.id)"], page: door.page).status == .forbidden)
            #expect(try await door.ask(by: "5") == .notFound, "a company that is not connected")
            #expect(try await door.ask() == .seeOther)
            #expect(try await door.owner.get(door.page).text.contains("先认人再进群"))
            #expect(try await other.get(door.page).text.contains("扫码的人要先用企业微信确认身份"))
            #expect(try await door.ask(by: "") == .seeOther)
            #expect(try await door.shop.visitor().get(door.path, headers: LiveCodePagesTests.phone).text.contains("门口的群"))
            // Staff who look whether it works are not asked.
            #expect(try await door.ask() == .seeOther)
            #expect(try await door.owner.get(door.path).text.contains("门口的群"))
        }
    }

    /// A cookie that was never counted opens no second purse.
    @Test func forgedCookiesAreNewVisitors() async throws {
        try await Self.open { door in
            for number in 0..<80 {
                let forged = String(number, radix: 16), mark = String(repeating: "0", count: 32 - forged.count) + forged
                let forger = door.shop.visitor()
                forger.setCookie("quanzi_visitor", mark)
                _ = try await forger.get(door.path, headers: LiveCodePagesTests.phone)
            }
            #expect(try await Self.handed(door) == VisitorBudget.burst)
        }
    }
}
