import Kernel
import Testing
import WeComConnector

@Suite struct OfficialAccountTests {
    static let text = "<xml><ToUserName><![CDATA[gh_1]]></ToUserName><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[你好]]></Content></xml>"
    static let salt = [UInt8](repeating: 7, count: CallbackCipher.saltBytes)

    static func cipher() throws -> CallbackCipher {
        try CallbackCipher(token: "spam", encodingKey: String(repeating: "k", count: CallbackCipher.keyLength), receiver: "wx0123456789abcdef")
    }

    static func signed(_ token: String = "spam") -> OfficialAccountCallback.Query {
        var query = OfficialAccountCallback.Query()
        (query.timestamp, query.nonce) = ("1458300676", "260774613")
        query.signature = String(decoding: CallbackSignature.plain(token: token, timestamp: query.timestamp, nonce: query.nonce), as: UTF8.self)
        return query
    }

    /// A body and its query, sealed; `beside` stands in the clear next to it, as in the compatible mode.
    static func sealed(beside: String = "") throws -> ([UInt8], OfficialAccountCallback.Query) {
        let cipher = try cipher(), encrypted = try cipher.seal(Array(text.utf8), salt: salt)
        var query = signed()
        query.encryptType = "aes"
        query.messageSignature = String(
            decoding: cipher.signature(of: encrypted, timestamp: query.timestamp, nonce: query.nonce), as: UTF8.self)
        return (Array("<xml>\(beside)<Encrypt><![CDATA[\(String(decoding: encrypted, as: UTF8.self))]]></Encrypt></xml>".utf8), query)
    }

    @Test func theCheckOfTheAddressIsEchoed() throws {
        let callback = OfficialAccountCallback(token: "spam", mode: .plain)
        #expect(try callback.echo("5817250981", Self.signed()) == Array("5817250981".utf8))
        #expect(throws: CallbackProblem.signatureMismatch) { try callback.echo("5817250981", Self.signed("ham")) }
    }

    @Test func eachModeReadsItsOwn() throws {
        let plain = OfficialAccountCallback(token: "spam", mode: .plain)
        #expect(try plain.open(Array(Self.text.utf8), Self.signed()).root.text("Content") == "你好")
        #expect(try plain.reply(Array("success".utf8), timestamp: 1, nonce: "n", salt: Self.salt) == Array("success".utf8))

        let (body, query) = try Self.sealed()
        let safe = OfficialAccountCallback(token: "spam", mode: .safe(try Self.cipher()))
        #expect(try safe.open(body, query).root.text("Content") == "你好")
        let reply = try CallbackEnvelope(safe.reply(Array("<xml/>".utf8), timestamp: 1, nonce: "n", salt: Self.salt))
        #expect(try Self.cipher().open(reply.encrypted) == Array("<xml/>".utf8))

        // What stands in the clear beside it is whatever somebody wrote there.
        let (both, same) = try Self.sealed(beside: "<Content><![CDATA[别的]]></Content>")
        let compatible = OfficialAccountCallback(token: "spam", mode: .compatible(try Self.cipher()))
        #expect(try compatible.open(both, same).root.text("Content") == "你好")
    }

    @Test func strangersAreRefused() throws {
        let (body, query) = try Self.sealed(), text = Array(Self.text.utf8)
        let safe = OfficialAccountCallback(token: "spam", mode: .safe(try Self.cipher()))
        // The signature of a call says nothing of a text in the clear.
        #expect(throws: CallbackProblem.cannotDecrypt) { try safe.open(text, Self.signed()) }
        #expect(throws: CallbackProblem.unreadable) { try safe.open(text, query) }
        #expect(throws: CallbackProblem.cannotDecrypt) { try OfficialAccountCallback(token: "spam", mode: .plain).open(body, query) }
        var other = query
        other.messageSignature = String(repeating: "0", count: 40)
        #expect(throws: CallbackProblem.signatureMismatch) { try safe.open(body, other) }
        other = query
        other.signature = ""
        #expect(throws: CallbackProblem.signatureMismatch) { try safe.open(body, other) }
    }

    /// The platform's own vector of an account in the safe mode (A-V9); it has no signature of the call, so that is made here.
    @Test func thePlatformsVectorOpens() throws {
        let vector = try #require(CallbackCipherTests.vectors.first { $0.id == "A-V9" })
        let cipher = try vector.cipher()
        var query = OfficialAccountCallback.Query()
        (query.timestamp, query.nonce, query.encryptType) = (vector.timestamp, vector.nonce, "aes")
        query.signature = String(
            decoding: CallbackSignature.plain(token: vector.token, timestamp: vector.timestamp, nonce: vector.nonce), as: UTF8.self)
        query.messageSignature = vector.signature ?? ""
        let callback = OfficialAccountCallback(token: vector.token, mode: .safe(cipher))
        let body = Array("<xml><ToUserName><![CDATA[a]]></ToUserName><Encrypt><![CDATA[\(vector.encrypted)]]></Encrypt></xml>".utf8)
        #expect(try callback.open(body, query).root.text("Content") == "hello")
    }

    func client(_ stage: WeComStage) -> OfficialAccountClient {
        OfficialAccountClient(
            appID: "wx0123456789abcdef", secret: WeComStage.secret, transport: stage.transport, limits: stage.limits, world: stage.world,
            sleep: { stage.clock.advance($0) })
    }

    @Test func whoComesBackIsAskedOnce() async throws {
        let stage = WeComStage(json: #"{"access_token":"86_w","expires_in":7200,"openid":"oAbc0001","scope":"snsapi_base","is_snapshotuser":1,"unionid":"oUni0001"}"#)
        let visitor = try await client(stage).visitor(code: "c&1")
        #expect(visitor.openID == "oAbc0001" && visitor.unionID == "oUni0001" && visitor.isSnapshot)
        #expect(
            stage.targets == [
                "/sns/oauth2/access_token?appid=wx0123456789abcdef&secret=\(WeComStage.secret)&code=c%261&grant_type=authorization_code",
            ])

        let mini = WeComStage(json: #"{"openid":"oMini0001","session_key":"HyVFkGl5F5OQWJZZaNzBBg==","unionid":""}"#)
        let session = try await client(mini).session(code: "c")
        #expect(session.openID == "oMini0001" && session.sessionKey == "HyVFkGl5F5OQWJZZaNzBBg==")
        #expect(!"\(session)".contains("HyVF") && !String(reflecting: session).contains("HyVF"))
        #expect(!"\(client(mini))".contains(WeComStage.secret))
        #expect(mini.targets.first?.hasPrefix("/sns/jscode2session?") == true)
    }

    @Test func aCodeIsNeverTriedTwice() async throws {
        for line in [WeComStage.Line.problem(.lost("timeout")), WeComStage.refusal(40029), WeComStage.refusal(40163), .json("{}")] {
            let stage = WeComStage { _, _ in line }
            let failed = await failure { () throws(WeComFailure) in try await client(stage).session(code: "used") }
            #expect(failed != nil && stage.targets.count == 1)
            #expect(failed?.message.contains(WeComStage.secret) != true)
        }
    }

    @Test func theAddressOfTheSignInKeepsItsOrder() {
        let stage = WeComStage(json: "{}")
        #expect(
            client(stage).address(redirect: "https://q.example/c/1?x=a", state: "s1", asks: true)
                == "https://open.weixin.qq.com/connect/oauth2/authorize?appid=wx0123456789abcdef&redirect_uri=https%3A%2F%2Fq.example%2Fc%2F1%3Fx%3Da"
                + "&response_type=code&scope=snsapi_userinfo&state=s1#wechat_redirect")
        #expect(client(stage).address(redirect: "https://q.example", state: String(repeating: "s", count: 129)) == nil)
    }
}
