import Journal
import Kernel
import Synchronization
import Testing
import WeComConnector

@Suite struct WeComTokenTests {
    static let addresses = #"{"ip_list":["101.226.103.*"],"errcode":0,"errmsg":"ok"}"#
    static func plain(_ asked: WeComStage.Asked) -> WeComStage.Line { .json(asked.api == "gettoken" ? "" : addresses) }

    @Test func aHundredCallersFetchOneToken() async throws {
        let stage = WeComStage { asked, _ in Self.plain(asked) }, client = stage.client()
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for _ in 0..<100 { tasks.addTask { _ = try await client.call(WeComAccess.callbackAddresses) } }
            try await tasks.waitForAll()
        }
        #expect(stage.calls("gettoken").count == 1)
        #expect(stage.calls("getcallbackip").map(\.token) == Array(repeating: "token-T1", count: 100))
        #expect(stage.calls("gettoken")[0].target == "/cgi-bin/gettoken?corpid=ww0123456789abcdef&corpsecret=s3cret-s3cret-s3cret")
    }

    @Test func aTokenServesForItsLifeAndIsRenewedFiveMinutesBefore() async throws {
        let stage = WeComStage { asked, _ in Self.plain(asked) }, client = stage.client()
        func tokens() async throws -> String? {
            _ = try await client.call(WeComAccess.callbackAddresses)
            return stage.calls("getcallbackip").last?.token
        }
        #expect(try await tokens() == "token-T1")
        stage.clock.advance(.seconds(6899))
        #expect(try await tokens() == "token-T1")
        #expect(stage.calls("gettoken").count == 1)
        stage.clock.advance(.seconds(1))
        // It is renewed by the way: this caller does not wait for it.
        #expect(try await tokens() == "token-T1")
        while stage.calls("gettoken").count < 2 { await Task.yield() }
        for _ in 0..<1000 where try await tokens() == "token-T1" {}
        #expect(try await tokens() == "token-T2")
        #expect(stage.calls("gettoken").count == 2)
        stage.clock.advance(.seconds(7200))
        #expect(try await tokens() == "token-T3")
    }

    @Test func aShortLifeIsHonoured() async throws {
        let stage = WeComStage(life: { 40 }) { asked, _ in Self.plain(asked) }, client = stage.client()
        for _ in 0..<10 {
            _ = try await client.call(WeComAccess.callbackAddresses)
            stage.clock.advance(.seconds(41))
        }
        #expect(stage.calls("gettoken").count == 10)
    }

    @Test(arguments: [40001, 40014, 42001])
    func aRefusedTokenIsRenewedOnce(_ code: Int) async throws {
        let stage = WeComStage { asked, _ in
            asked.api == "gettoken" || asked.token == "token-T2" ? Self.plain(asked) : WeComStage.refusal(code)
        }
        let client = stage.client()
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for _ in 0..<50 { tasks.addTask { _ = try await client.call(WeComAccess.callbackAddresses) } }
            try await tasks.waitForAll()
        }
        #expect(stage.calls("gettoken").count == 2)
        #expect(stage.waits.isEmpty)
    }

    @Test func aTokenThatIsRefusedAgainIsNotRenewedAgain() async throws {
        let stage = WeComStage { asked, _ in asked.api == "gettoken" ? .json("") : WeComStage.refusal(42001) }
        let failed = await failure { () throws(WeComFailure) in try await stage.client().call(WeComAccess.callbackAddresses) }
        #expect(failed?.code == .expiredToken)
        #expect(failed?.outcome == .temporary)
        #expect(stage.calls("gettoken").count == 2)
        #expect(stage.calls("getcallbackip").map(\.token) == ["token-T1", "token-T2"])
    }

    /// Within its life the platform gives the same token again, even if it takes it no more.
    @Test func theSameTokenAgainIsNoFlood() async throws {
        let stage = WeComStage { asked, _ in
            asked.api == "gettoken" ? .json(#"{"access_token":"token-same","expires_in":7200}"#) : WeComStage.refusal(40014)
        }
        let client = stage.client()
        for _ in 0..<50 {
            let failed = await failure { () throws(WeComFailure) in try await client.call(WeComAccess.callbackAddresses) }
            #expect(failed?.code == .invalidToken)
        }
        #expect(stage.calls("gettoken").count == 2)
    }

    @Test func aWrongSecretIsPermanentAndNotAskedForAtEveryCall() async throws {
        let stage = WeComStage { _, _ in WeComStage.refusal(40001) }, client = stage.client()
        for _ in 0..<50 {
            let failed = await failure { () throws(WeComFailure) in try await client.call(WeComAccess.callbackAddresses) }
            #expect(failed?.api == "gettoken")
            #expect(failed?.remedy == .permanent)
        }
        #expect(stage.calls("gettoken").count == 1)
        #expect(stage.calls("getcallbackip").isEmpty)
        stage.clock.advance(.seconds(5))
        _ = await failure { () throws(WeComFailure) in try await client.verify() }
        #expect(stage.calls("gettoken").count == 2)
    }

    @Test func whoIsCancelledDoesNotTakeTheTokenFromOthers() async throws {
        let stage = WeComStage { asked, _ in Self.plain(asked) }, client = stage.client()
        let first = Task { await failure { () throws(WeComFailure) in try await client.call(WeComAccess.callbackAddresses) } }
        let second = Task { await failure { () throws(WeComFailure) in try await client.call(WeComAccess.callbackAddresses) } }
        first.cancel()
        #expect(await second.value == nil)
        #expect(await first.value?.cause == .cancelled)
    }

    @Test func ticketsAreHeld() async throws {
        let stage = WeComStage { asked, _ in
            .json(asked.api == "gettoken" ? "" : #"{"errcode":0,"ticket":"\#(asked.api)","expires_in":7200}"#)
        }
        let client = stage.client()
        for _ in 0..<20 {
            #expect(try await client.corpTicket() == "get_jsapi_ticket")
            #expect(try await client.appTicket() == "ticket/get")
        }
        #expect(stage.calls("get_jsapi_ticket").count == 1)
        #expect(stage.calls("ticket/get").map(\.target) == ["/cgi-bin/ticket/get?access_token=token-T1&type=agent_config"])
    }
}
