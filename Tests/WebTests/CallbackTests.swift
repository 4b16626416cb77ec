import App
import FeatureRules
import FeatureStores
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Journal
import Kernel
import NIOCore
import Storage
import Testing
import WeComConnector

/// What WeCom calls us with, as the platform sends it.
@Suite struct CallbackTests {
    static let corp = "ww1a2b3c4d5e6f7081", token = "hello", key = String(repeating: "k", count: 43)
    static let salt = [UInt8](repeating: 9, count: CallbackCipher.saltBytes)
    static let joined = "<xml><ToUserName><![CDATA[ww1a2b3c4d5e6f7081]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName><CreateTime>1735701001</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[change_external_chat]]></Event><ChatId><![CDATA[wr1]]></ChatId><ChangeType><![CDATA[update]]></ChangeType><UpdateDetail><![CDATA[add_member]]></UpdateDetail></xml>"

    /// A platform that has our address.
    struct Platform {
        let shop: Shop
        let connection: ConnectionID
        let path: String
        var cipher: CallbackCipher

        init(_ shop: Shop, in workspace: Workspace? = nil) async throws {
            self.shop = shop
            let terms = try ConnectionTerms(
                corpID: CallbackTests.corp, agentID: "1000007", secret: "a-secret-of-the-app", token: CallbackTests.token, encodingKey: CallbackTests.key)
            let entry = try await shop.installation.connections.connect(terms, workspace: (workspace ?? shop.first).id, cause: .commandLine)
            connection = entry.id
            path = entry.callbackPath
            cipher = try CallbackCipher(token: CallbackTests.token, encodingKey: CallbackTests.key, receiver: CallbackTests.corp)
        }

        /// The same for a connection that was made by the pages.
        init(_ shop: Shop, of entry: ConnectionEntry) async throws {
            self.shop = shop
            let terms = try await shop.installation.connections.terms(of: entry.id, workspace: shop.first.id)
            connection = entry.id
            path = entry.callbackPath
            cipher = try CallbackCipher(token: terms.token, encodingKey: terms.encodingKey, receiver: terms.corpID)
        }

        /// Asks whether the address is ours; says what came back.
        func verify(_ echo: String) async throws -> String {
            let sealed = try cipher.seal(Array(echo.utf8), salt: CallbackTests.salt)
            return try await shop.client.execute(uri: address(sealed, echo: true), method: .get) { String(buffer: $0.body) }
        }

        func address(_ encrypted: [UInt8], echo: Bool = false, after span: Span = .seconds(0), to path: String? = nil) -> String {
            let seconds = "\((shop.world.now() + span).milliseconds / 1000)"
            let signature = String(decoding: cipher.signature(of: encrypted, timestamp: seconds, nonce: "n1"), as: UTF8.self)
            let text = String(decoding: encrypted, as: UTF8.self).map { "+/=".contains($0) ? ["+": "%2B", "/": "%2F", "=": "%3D"][$0, default: ""] : "\($0)" }
            return (path ?? self.path) + "?msg_signature=\(signature)&timestamp=\(seconds)&nonce=n1" + (echo ? "&echostr=\(text.joined())" : "")
        }

        func push(_ plain: String, after span: Span = .seconds(0)) async throws -> (status: HTTPResponse.Status, text: String) {
            let encrypted = try cipher.seal(Array(plain.utf8), salt: CallbackTests.salt)
            return try await post(address(encrypted, after: span), "<xml><ToUserName>x</ToUserName><Encrypt><![CDATA[\(String(decoding: encrypted, as: UTF8.self))]]></Encrypt></xml>")
        }

        func post(_ address: String, _ body: String) async throws -> (status: HTTPResponse.Status, text: String) {
            try await shop.client.execute(uri: address, method: .post, body: ByteBuffer(string: body)) { ($0.status, String(buffer: $0.body)) }
        }

        func kept() async throws -> [InboxEntry] {
            let shop = shop
            return try await shop.installation.database.read { tx in
                try Inbox(world: shop.world).list(limit: 100, workspace: shop.first.id, tx)
            }
        }
    }

    @Test func theAddressIsVerifiedWithTheExactBytes() async throws {
        try await Shop.open { shop in
            let platform = try await Platform(shop)
            let echo = try platform.cipher.seal(Array("1616140317555161061".utf8), salt: Self.salt)
            let answer = try await shop.client.execute(uri: platform.address(echo, echo: true), method: .get) { ($0.status, String(buffer: $0.body), $0.headers[.setCookie]) }
            #expect(answer.0 == .ok && answer.1 == "1616140317555161061" && answer.2 == nil)
            // The same with a plus that nobody has escaped.
            let raw = platform.address(echo, echo: true).replacing("%2B", with: "+").replacing("%2F", with: "/")
            #expect(try await shop.client.execute(uri: raw, method: .get) { String(buffer: $0.body) } == "1616140317555161061")
        }
    }

    @Test func whatHappenedIsKeptOnceAndAnswered() async throws {
        try await Shop.open { shop in
            let platform = try await Platform(shop)
            for _ in 0..<3 {
                let answer = try await platform.push(Self.joined)
                #expect(answer.status == .ok && answer.text == "success")
            }
            _ = try await platform.push(Self.joined.replacing("add_member", with: "del_member"))
            _ = try await platform.push("<xml><Event>of_another_century</Event></xml>")
            let kept = try await platform.kept()
            #expect(kept.count == 3 && kept.allSatisfy { $0.state == .waiting })
            #expect(kept.map { String(decoding: $0.body, as: UTF8.self) }.contains(Self.joined))
        }
    }

    @Test func whatIsWrongIsRefusedAndKeptNowhere() async throws {
        try await Shop.open { shop in
            var platform = try await Platform(shop)
            let good = try platform.cipher.seal(Array(Self.joined.utf8), salt: Self.salt)
            func body(_ encrypted: [UInt8]) -> String { "<xml><Encrypt>\(String(decoding: encrypted, as: UTF8.self))</Encrypt></xml>" }
            let address = platform.address(good)
            #expect(try await platform.post(address.replacing("msg_signature=", with: "msg_signature=0"), body(good)).status == .forbidden)
            #expect(try await platform.post(address.replacing("nonce=n1", with: "nonce=n2"), body(good)).status == .forbidden)
            #expect(try await platform.post(platform.path, body(good)).status == .forbidden)
            #expect(try await platform.post(address, "<xml><Encrypt>").status == .badRequest)
            #expect(try await platform.post(address, "<!DOCTYPE x [<!ENTITY a \"b\">]><xml><Encrypt>&a;</Encrypt></xml>").status == .badRequest)
            #expect(try await platform.post(address, String(repeating: "x", count: 300_000)).status == .contentTooLarge)
            for span in [Span.minutes(11), Span(milliseconds: -Span.minutes(11).milliseconds)] {
                #expect(try await platform.push(Self.joined, after: span).status == .forbidden)
            }
            for broken in ["<xml><a>", "", "text"] { #expect(try await platform.push(broken).status == .badRequest) }
            let path = platform.path
            for elsewhere in ["/callback/wecom/1", "/callback/wecom/x"] {
                #expect(try await platform.post(platform.address(good, to: elsewhere), body(good)).status == .notFound)
            }
            #expect(path == platform.path)
            platform.cipher = try CallbackCipher(token: Self.token, encodingKey: Self.key, receiver: "ww0000000000000000")
            #expect(try await platform.push(Self.joined).status == .forbidden)
            platform.cipher = try CallbackCipher(token: Self.token, encodingKey: String(repeating: "j", count: 43), receiver: Self.corp)
            let stranger = try await platform.push(Self.joined).status
            #expect(stranger == .badRequest || stranger == .forbidden)
            #expect(try await platform.kept().isEmpty)
        }
    }

    @Test func aSwitchedOffConnectionKeepsNothing() async throws {
        try await Shop.open { shop in
            let platform = try await Platform(shop), desk = shop.installation.connections
            let connection = try #require(try await desk.all(in: shop.first.id).first)
            try await desk.turn(connection.id, isOn: false, workspace: shop.first.id, cause: .commandLine)
            shop.clock.advance(.seconds(2))
            #expect(try await platform.push(Self.joined).text == "success")
            #expect(try await platform.kept().isEmpty)
            try await desk.turn(connection.id, isOn: true, workspace: shop.first.id, cause: .commandLine)
            shop.clock.advance(.seconds(2))
            _ = try await platform.push(Self.joined)
            #expect(try await platform.kept().count == 1)
        }
    }

    @Test func oneCompanyBelongsToOneWorkspace() async throws {
        try await Shop.open { shop in
            let platform = try await Platform(shop), again = try await Platform(shop)
            #expect(platform.path == again.path, "new secrets for the same connection")
            await #expect(throws: ConnectionRefusal.corpTaken) { _ = try await Platform(shop, in: shop.second) }
            let connection = try #require(try await shop.installation.connections.all(in: shop.first.id).first)
            await #expect(throws: ConnectionRefusal.notFound) {
                try await shop.installation.connections.turn(connection.id, isOn: false, workspace: shop.second.id, cause: .commandLine)
            }
            #expect(try await shop.installation.connections.all(in: shop.second.id).isEmpty)
        }
    }
}
