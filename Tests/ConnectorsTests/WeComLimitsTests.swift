import Journal
import Kernel
import Testing
import WeComConnector

@Suite struct WeComLimitsTests {
    static let good = #"{"errcode":0,"errmsg":"ok"}"#
    static func plain() -> WeComStage { WeComStage { asked, _ in .json(asked.api == "gettoken" ? "" : good) } }

    /// In no stretch of a minute more than twenty, whenever it begins, and never much fewer than could be.
    @Test func aRobotSaysTwentyThingsAMinute() async throws {
        let stage = Self.plain(), robot = stage.robot(patience: .hours(1))
        var dice = SeededDice(seed: 9)
        for _ in 0..<300 {
            try await robot.send(.text("好"))
            stage.clock.advance(Span(milliseconds: Int64(dice.next() % 2000)))
        }
        let times = stage.calls("webhook/send").map(\.at)
        #expect(times.count == 300)
        for place in times.indices.dropFirst(20) { #expect(times[place] - times[place - 20] >= .seconds(60)) }
        #expect((times.last ?? times[0]) - times[0] < .minutes(16))
        // Another robot has its own twenty.
        try await stage.robot(key: "another-key-1234", patience: .seconds(0)).send(.text("好"))
    }

    @Test func whoDoesNotWaitIsTurnedAway() async throws {
        let stage = Self.plain(), robot = stage.robot(patience: .seconds(0))
        for _ in 0..<20 { try await robot.send(.text("好")) }
        let failed = await failure { () throws(WeComFailure) in try await robot.send(.text("好")) }
        #expect(failed?.cause == .heldBack)
        #expect(failed?.outcome == .rateLimited(after: failed?.after ?? .seconds(-1)))
        #expect((failed?.after).map { (Span.seconds(55)...Span.seconds(62)).contains($0) } == true)
        #expect(stage.calls("webhook/send").count == 20)
        #expect(stage.waits.isEmpty)
        stage.clock.advance(failed?.after ?? .seconds(0))
        try await robot.send(.text("好"))
    }

    @Test func everyAPIHasItsOwnLimit() async throws {
        let stage = Self.plain(), client = stage.client().waiting(atMost: .seconds(0))
        for _ in 0..<1_000 { _ = try await client.call(WeComArchive.permitted()) }
        let failed = await failure { () throws(WeComFailure) in try await client.call(WeComArchive.permitted()) }
        #expect(failed?.cause == .heldBack)
        #expect(stage.calls("msgaudit/get_permit_user_list").count == 1_000)
        for _ in 0..<1_100 { _ = try await client.call(WeComGroups.list()) }
    }

    @Test func withoutCountingNothingWaits() async throws {
        let stage = WeComStage(counts: false) { asked, _ in .json(asked.api == "gettoken" ? "" : Self.good) }
        let robot = stage.robot(patience: .seconds(0))
        for _ in 0..<500 { try await robot.send(.text("好")) }
        #expect(stage.waits.isEmpty)
    }

    /// A platform that was thought to have no limits says that it has: from then on calls are counted.
    @Test func whoIsToldOfLimitsCounts() async throws {
        let stage = WeComStage(counts: false) { asked, times in
            asked.api == "gettoken" ? .json("") : times == 500 ? WeComStage.refusal(45009) : .json(Self.good)
        }
        let robot = stage.robot(patience: .minutes(2))
        for _ in 0..<500 { try await robot.send(.text("好")) }
        stage.clock.advance(.minutes(5))
        let before = stage.clock.now
        for _ in 0..<41 { try await robot.send(.text("好")) }
        #expect(stage.clock.now - before >= .minutes(2))
    }

    @Test(arguments: [true, false])
    func tooOftenPausesThatAPI(_ counts: Bool) async throws {
        let stage = WeComStage(counts: counts) { asked, times in
            asked.api == "gettoken" ? .json("") : asked.api == "externalcontact/remark" && times <= 3 ? WeComStage.refusal(45009) : .json(Self.good)
        }
        let client = stage.client().waiting(atMost: .seconds(10))
        let call = WeComContacts.remark(WeComRemark(userID: "a", externalUserID: "b", remark: "c"))
        func tried() async -> WeComFailure? { await failure { () throws(WeComFailure) in try await client.call(call) } }
        let first = await tried()
        #expect(first?.code == .tooOften)
        #expect(first?.outcome == .rateLimited(after: .seconds(60)))
        let second = await tried()
        #expect(second?.cause == .heldBack)
        #expect(stage.calls("externalcontact/remark").count == 1)
        // Nobody else has to wait.
        _ = try await client.call(WeComGroups.list())
        stage.clock.advance(.seconds(55))
        // Patient enough for the five seconds left; refused again at once, so it is the limit of an hour.
        let third = await tried()
        #expect(third?.outcome == .rateLimited(after: .hours(1)))
        stage.clock.advance(.hours(1))
        // 1,795,250,000 is 16:33:20 in Beijing, and now it is 17:34:20.
        let fourth = await tried()
        #expect(fourth?.outcome == .rateLimited(after: .seconds(23_140)))
        stage.clock.advance(.hours(9))
        #expect(await tried() == nil)
    }

    @Test func thePatientWaitForThePause() async throws {
        let stage = WeComStage { asked, times in
            asked.api == "gettoken" ? .json("") : times == 1 ? WeComStage.refusal(45009) : .json(Self.good)
        }
        _ = try await stage.client().waiting(atMost: .minutes(5)).call(WeComGroups.list())
        #expect(stage.waits == [.seconds(60)])
    }

    @Test func aClockSetBackDoesNotKeepCallsWaiting() async throws {
        let stage = Self.plain(), robot = stage.robot(patience: .seconds(0))
        for _ in 0..<20 { try await robot.send(.text("好")) }
        stage.clock.advance(.hours(-2))
        try await robot.send(.text("好"))
    }

    @Test func everyLimitNamesItsSource() {
        for limit in [WeComPolicy.callsPerMinute, .robotMessagesPerMinute, .welcomeCodeLife, .mediaLife, .broadcastGroups] {
            #expect(limit.value > 0)
            #expect(limit.source.hasPrefix("D:"))
            #expect(limit.since.hasPrefix("202"))
        }
        #expect(WeComPolicy.mediaLife.span == .days(3))
        #expect(WeComPolicy.welcomeCodeLife.span == .seconds(20))
    }
}
