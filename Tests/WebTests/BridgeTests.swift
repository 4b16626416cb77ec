import App
import Crypto
import FeatureRules
import FeatureStores
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import NIOCore
import Testing
import Web

/// What another program sends over a bridge, and the pages under the settings.
@Suite struct BridgeTests {
    /// A program that has the key.
    struct Sender {
        let shop: Shop
        var path: String
        var key: Data

        init(_ shop: Shop, _ fresh: BridgeDesk.Fresh) throws {
            self.shop = shop
            path = fresh.entry.path
            key = try #require(Data(base64Encoded: String(fresh.secret.text.dropFirst(6))))
        }

        func send(
            _ body: String, after span: Span = .seconds(0), id: String = "b1", changing change: (inout HTTPFields) -> Void = { _ in }
        ) async throws -> (status: Int, text: String) {
            let seconds = (shop.world.now() + span).milliseconds / 1000
            let code = HMAC<SHA256>.authenticationCode(for: Data("\(id).\(seconds).\(body)".utf8), using: SymmetricKey(data: key))
            var headers: HTTPFields = [:]
            headers[.init("webhook-id")!] = id
            headers[.init("webhook-timestamp")!] = "\(seconds)"
            headers[.init("webhook-signature")!] = "v1,\(Data(code).base64EncodedString())"
            change(&headers)
            return try await shop.client.execute(uri: path, method: .post, headers: headers, body: ByteBuffer(string: body)) {
                ($0.status.code, String(buffer: $0.body))
            }
        }
    }

    static let line = #"{"id":"1","type":"message","group":"g","group_name":"客服一群","member":"u","name":"阿远","time":1795161600,"text":"桥上的话"}"#

    private static func bridge(_ shop: Shop) async throws -> BridgeDesk.Fresh {
        try await shop.installation.bridges.make(name: "客服", workspace: shop.first.id, cause: .commandLine)
    }

    @Test func aBatchIsTakenAndShows() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), sender = try await Sender(shop, Self.bridge(shop))
            let batch = Self.line + "\nnonsense\n"
            let first = try await sender.send(batch)
            #expect(first.status == 200 && first.text == #"{"known":0,"new":1,"refused":[{"line":2,"reason":"not-json"}]}"#)
            #expect(try await sender.send(batch).text == #"{"known":1,"new":0,"refused":[{"line":2,"reason":"not-json"}]}"#)
            try await shop.installation.bridgeIntake.settle()
            #expect(try await owner.get(shop.first.id.path("/groups")).text.contains("客服一群"))
            #expect(try await owner.get(shop.first.id.path("/search") + "?q=%E6%A1%A5%E4%B8%8A").text.contains("客服一群"))
            let member = try await shop.member("阿远")
            #expect(try await owner.get(shop.first.id.path("/members/\(member)")).text.contains("消息桥"))
        }
    }

    @Test func strangersAreRefused() async throws {
        try await Shop.open { shop in
            let fresh = try await Self.bridge(shop), sender = try Sender(shop, fresh)
            func name(_ text: String) -> HTTPField.Name { .init(text)! }
            #expect(try await sender.send(Self.line) { $0[name("webhook-signature")] = nil }.status == 403)
            #expect(try await sender.send(Self.line) { $0[name("webhook-id")] = "b2" }.status == 403)
            #expect(try await sender.send(Self.line) { $0[name("webhook-timestamp")] = "\(shop.world.now().milliseconds / 1000 + 1)" }.status == 403)
            #expect(try await sender.send(Self.line, id: "a.b").status == 403)
            for span in [Span.minutes(-6), .minutes(6)] {
                let answer = try await sender.send(Self.line, after: span)
                #expect(answer.status == 403 && answer.text == #"{"error":"timestamp","now":\#(shop.world.now().milliseconds / 1000)}"#)
            }
            var other = sender
            other.key = Data(repeating: 1, count: 32)
            #expect(try await other.send(Self.line).text.contains("signature"))
            other.path = "/bridge/17"
            #expect(try await other.send(Self.line).status == 404)
            other.path = "/bridge/x"
            #expect(try await other.send(Self.line).status == 404)
            #expect(try await sender.send(String(repeating: "\n", count: 2 << 20 + 1)).status == 413)
            #expect(try await sender.send(String(repeating: "x\n", count: 5001)).text.contains("too-many-lines"))
            try await shop.installation.bridges.turn(fresh.entry.id, isOn: false, workspace: shop.first.id, cause: .system)
            #expect(try await sender.send(Self.line).status == 409)
            try await shop.installation.bridges.turn(fresh.entry.id, isOn: true, workspace: shop.first.id, cause: .system)
            // Two signatures, as while keys change.
            let known = try await sender.send(Self.line) { $0[name("webhook-signature")] = "v1,AAAA v2,x " + ($0[name("webhook-signature")] ?? "") }
            #expect(known.status == 200)
            // Anything later than now and known to be sent is refused once the key is another.
            _ = try await shop.installation.bridges.changeKey(fresh.entry.id, workspace: shop.first.id, cause: .system)
            #expect(try await sender.send(Self.line).status == 403)
            #expect(try await shop.installation.bridges.one(fresh.entry.id, in: shop.first.id).lines == 1)
        }
    }

    @Test func aBridgeIsMadeSeenAndRemoved() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner), page = shop.first.id.path("/bridges")
            #expect(try await owner.get(shop.first.id.path("/settings")).text.contains("href=\"\(page)\""))
            #expect(try await owner.get(page).text.contains("还没有消息桥"))
            let none = try await owner.submit(page, ["name": "  "])
            #expect(none.status == .init(code: 422) && none.text.contains("请填名字"))
            let made = try await owner.submit(page, ["name": "客服 <i>系统"])
            #expect(made.status == .created && made.text.contains("客服 &lt;i&gt;系统") && made.text.contains("openssl dgst -sha256"))
            let key = String(try #require(made.text.firstMatch(of: /whsec_[A-Za-z0-9+\/=]{44}/)).0)
            let one = String(try #require(made.text.firstMatch(of: /href="(\/w\/[0-9]+\/bridges\/[0-9]+)"/)).1)
            for path in [page, one] { #expect(try await !owner.get(path).text.contains("whsec_"), "told once") }
            #expect(try await owner.get(one).text.contains("还没收到过"))
            let entry = try #require(try await shop.installation.bridges.all(in: shop.first.id).first)
            var sender = try Sender(shop, try await shop.installation.bridges.changeKey(entry.id, workspace: shop.first.id, cause: .system))
            sender.key = try #require(Data(base64Encoded: String(key.dropFirst(6))))
            #expect(try await sender.send(Self.line).status == 403, "the old key has ended")
            let next = try await owner.submit(one + "/key", [:], page: one)
            let fresh = String(try #require(next.text.firstMatch(of: /whsec_[A-Za-z0-9+\/=]{44}/)).0)
            sender.key = try #require(Data(base64Encoded: String(fresh.dropFirst(6))))
            #expect(try await sender.send(Self.line + "\n<b>毛病").status == 200)
            let shown = try await owner.get(one).text
            #expect(shown.contains("收下 1 行") && shown.contains("1 行没收") && shown.contains("不是 JSON") && shown.contains("&lt;b&gt;毛病"))
            #expect(try await owner.submit(one + "/switch", ["on": "0"], page: one).location == one + "?notice=bridge-off")
            #expect(try await owner.get(page).text.contains("已停用"))
            #expect(try await owner.submit(one + "/switch", ["on": "1"], page: one).location == one + "?notice=bridge-on")
            let stranger = try await shop.signedIn("外人", .owner, in: shop.second), theirs = shop.second.id.path("/bridges/\(entry.id)")
            for part in ["", "/switch", "/key", "/removal"] {
                let answer = try await part.isEmpty ? stranger.get(theirs) : stranger.submit(theirs + part, [:], page: "/account")
                #expect(answer.status == .notFound, "\(part)")
            }
            #expect(try await owner.submit(one + "/removal", [:], page: one).location == page + "?notice=bridge-removed")
            #expect(try await owner.get(one).status == .notFound)
            #expect(try await owner.get(shop.first.id.path("/groups")).text.contains("客服一群"), "what it brought stays")
            let log = try await owner.get(shop.first.id.path("/audit")).text
            for act in ["新建了消息桥", "换了密钥", "停用了消息桥", "启用了消息桥", "删掉了消息桥“客服 &lt;i&gt;系统”"] { #expect(log.contains(act), "\(act)") }
        }
    }
}
