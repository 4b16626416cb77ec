import Journal
import Kernel
import Testing
import WeComConnector

@Suite struct WeComRetryTests {
    static func stage(_ lines: WeComStage.Line...) -> WeComStage {
        WeComStage { asked, times in asked.api == "gettoken" ? .json("") : lines[min(times, lines.count) - 1] }
    }
    static let good = WeComStage.Line.json(#"{"errcode":0,"errmsg":"ok"}"#)
    static let keyed = WeComContacts.remark(WeComRemark(userID: "LiuYang", externalUserID: "wmQx1CEAAA0aBc", remark: "小满"))

    @Test(arguments: [-1, 6000, 41063, 41096, 45033, 45035, 45036])
    func whatIsTemporaryIsTriedThreeTimes(_ code: Int) async throws {
        let stage = Self.stage(WeComStage.refusal(code))
        let failed = await failure { () throws(WeComFailure) in try await stage.client().call(Self.keyed) }
        #expect(failed?.code?.rawValue == code)
        #expect(failed?.outcome == .temporary)
        #expect(stage.calls("externalcontact/remark").count == 3)
        let waits = stage.waits
        #expect(waits.count == 2)
        #expect(waits.first.map { (Span(milliseconds: 500)...Span(milliseconds: 1000)).contains($0) } == true)
        #expect(waits.last.map { (Span(milliseconds: 2000)...Span(milliseconds: 4000)).contains($0) } == true)
        #expect(stage.log.filter { $0.api == "externalcontact/remark" }.map(\.attempt) == [1, 2, 3])
        #expect(Set(stage.log.filter { $0.api == "externalcontact/remark" }.map(\.id)).count == 1)
    }

    @Test func theThirdTryCounts() async throws {
        let stage = Self.stage(WeComStage.refusal(-1), .problem(.notSent("connect")), Self.good)
        _ = try await stage.client().call(Self.keyed)
        #expect(stage.calls("externalcontact/remark").count == 3)
    }

    @Test func delaysDiffer() async throws {
        var seen: Set<Span> = []
        let stage = Self.stage(WeComStage.refusal(-1)), client = stage.client()
        for _ in 0..<20 { _ = await failure { () throws(WeComFailure) in try await client.call(Self.keyed) } }
        for wait in stage.waits { seen.insert(wait) }
        #expect(seen.count > 30)
    }

    @Test(arguments: [40003, 40058, 41050, 48002, 60011, 60020, 84061, 90501, 123_456])
    func whatWillNeverDoIsTriedOnce(_ code: Int) async throws {
        let stage = Self.stage(WeComStage.refusal(code))
        let failed = await failure { () throws(WeComFailure) in try await stage.client().call(Self.keyed) }
        #expect(failed?.code?.rawValue == code)
        #expect(failed?.hint == "1576065934_28_e0fa")
        #expect(failed?.address == "10.0.0.9")
        #expect(failed?.outcome == .permanent)
        #expect(stage.calls("externalcontact/remark").count == 1)
    }

    static let doubts: [WeComStage.Line] = [
        .problem(.lost("timeout")), .problem(.lost("broken")), .response(WeComResponse(status: 502, body: [])),
        .response(WeComResponse(status: 500, body: Array("oops".utf8))), .json("<html>busy</html>"), .json(""), .json("[]"), .json("\"ok\""),
    ]

    /// Two messages that say the same are two messages.
    @Test(arguments: doubts.indices)
    func theLostReplyOfABlindCallIsNotRepeated(_ place: Int) async throws {
        let stage = Self.stage(Self.doubts[place])
        let failed = await failure { () throws(WeComFailure) in try await stage.robot().send(.text("今晚八点开团")) }
        #expect(failed?.outcome == .lost)
        #expect(failed?.remedy == .inDoubt)
        #expect(stage.calls("webhook/send").count == 1)
    }

    @Test(arguments: doubts.indices)
    func theLostReplyOfAKeyedCallIsRepeated(_ place: Int) async throws {
        let stage = Self.stage(Self.doubts[place], Self.good)
        _ = try await stage.client().call(Self.keyed)
        #expect(stage.calls("externalcontact/remark").count == 2)
    }

    /// It never left, so nothing can happen twice.
    @Test func aBlindCallThatWasNotSentIsRepeated() async throws {
        let stage = Self.stage(.problem(.notSent("connect")), Self.good)
        try await stage.robot().send(.text("今晚八点开团"))
        #expect(stage.calls("webhook/send").count == 2)
    }

    @Test func statusesHaveAMeaning() async throws {
        let table: [(Int, WeComRemedy, Int)] = [(404, .permanent, 1), (403, .permanent, 1), (302, .permanent, 1), (429, .backOff, 3), (503, .inDoubt, 3)]
        for (status, remedy, tries) in table {
            let stage = Self.stage(.response(WeComResponse(status: status, body: Array(#"{"errcode":0}"#.utf8))))
            let failed = await failure { () throws(WeComFailure) in try await stage.client().call(Self.keyed) }
            #expect(failed?.remedy == remedy, "\(status)")
            #expect(stage.calls("externalcontact/remark").count == tries, "\(status)")
        }
    }

    /// Whatever is printed or logged: no token, no secret, no key.
    @Test func secretsAreNowhere() async throws {
        let stage = WeComStage { asked, times in
            // It says back what it was asked.
            let echo = "invalid credential \(asked.target), hint: [h1]"
            if asked.api == "gettoken" { return times == 3 ? WeComStage.refusal(40001, echo) : .json("") }
            return times == 1 ? WeComStage.refusal(42001, echo) : times == 2 ? .json("{\"errcode\":\"token-T2\"") : WeComStage.refusal(40058, echo)
        }
        let client = stage.client(), robot = stage.robot()
        var printed = ["\(client)", "\(robot)", String(reflecting: client), String(reflecting: robot)]
        dump(client, to: &printed[0])
        dump(robot, to: &printed[1])
        for _ in 0..<3 {
            let failed = await failure { () throws(WeComFailure) in try await client.call(Self.keyed) }
            printed.append("\(String(describing: failed)) \(String(reflecting: failed)) \(failed?.message ?? "")")
            let silent = await failure { () throws(WeComFailure) in try await robot.send(.text("好")) }
            printed.append("\(String(describing: silent)) \(String(reflecting: silent)) \(silent?.message ?? "")")
            stage.clock.advance(.hours(3))
        }
        printed += stage.log.map { "\($0) \(String(reflecting: $0))" }
        #expect(stage.log.count > 6)
        #expect(printed.contains { $0.contains("invalid credential /cgi-bin/webhook/send?key=…") })
        for text in printed {
            for secret in ["token-T", WeComStage.secret, "robot-key"] { #expect(!text.contains(secret), "\(text)") }
        }
        let signIn = WeComSignIn.visitor(code: "token-T9")
        printed.append("\(signIn) \(String(reflecting: signIn))")
        dump(signIn, to: &printed[0])
        for secret in ["token-T", WeComStage.secret, "robot-key"] { #expect(!printed[0].contains(secret)) }
        let request = Captured()
        let transport = WeComTransport { asked throws(WeComTransport.Problem) in
            request.keep("\(asked) \(String(reflecting: asked))")
            var text = ""
            dump(asked, to: &text)
            request.keep(text)
            throw .notSent("connect")
        }
        let other = WeComClient(
            corpID: WeComStage.corp, secret: WeComStage.secret, transport: transport, limits: stage.limits, world: stage.world, sleep: { _ in })
        _ = await failure { () throws(WeComFailure) in try await other.verify() }
        #expect(request.all.contains("GET /cgi-bin/gettoken"))
        #expect(!request.all.contains("s3cret"))
    }
}
