import HTTPTypes
import Hummingbird
import Kernel
import Logging
import Synchronization
import Testing
import WeComConnector

@testable import PlatformSimulator

/// A receiver that fails as often as it is told.
private final class Receiver: Sendable {
    struct Delivery: Sendable {
        var query: [String: String]
        var plaintext: [UInt8]
    }

    let cipher: CallbackCipher
    let deliveries = Mutex<[Delivery]>([])
    let failures: Mutex<Int>

    init(_ credentials: CorpCredentials, failures: Int = 0) throws {
        cipher = try CallbackCipher(token: credentials.token, encodingKey: credentials.encodingKey, receiver: credentials.corpID)
        self.failures = Mutex(failures)
    }

    private func query(_ request: Request) -> [String: String] {
        Dictionary(request.uri.queryParameters.map { (String($0.key), String($0.value)) }) { $1 }
    }

    func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.get("/cb") { request, _ in
            let query = self.query(request), echo = query["echostr"] ?? ""
            try self.cipher.check(query["msg_signature"] ?? "", of: echo.utf8, timestamp: query["timestamp"] ?? "", nonce: query["nonce"] ?? "")
            return String(decoding: try self.cipher.open(echo.utf8), as: UTF8.self)
        }
        router.post("/cb") { request, _ -> HTTPResponse.Status in
            let query = self.query(request), body = try await request.body.collect(upTo: 100_000)
            let envelope = try CallbackEnvelope(Array(body.readableBytesView))
            try self.cipher.check(query["msg_signature"] ?? "", of: envelope.encrypted, timestamp: query["timestamp"] ?? "", nonce: query["nonce"] ?? "")
            let plaintext = try self.cipher.open(envelope.encrypted)
            self.deliveries.withLock { $0.append(Delivery(query: query, plaintext: plaintext)) }
            return self.failures.withLock { left in
                left -= 1
                return left >= 0 ? .internalServerError : .ok
            }
        }
        return router
    }
}

@Suite struct PushTests {
    /// A platform, a receiver, and what to do with them.
    private func run(failures: Int = 0, _ body: @Sendable @escaping (SimulatedPlatform, Receiver, Int) async throws -> Void) async throws {
        let platform = SimulatedPlatform(seed: 3, world: .live)
        // Beside all other tests a second may be short.
        platform.faults.set(.object(["echo_ms": .number("30000"), "timeout_ms": .number("30000")]))
        let receiver = try Receiver(platform.credentials, failures: failures)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let (ports, found) = AsyncStream.makeStream(of: Int.self)
        let application = Application(
            router: receiver.router(), configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { found.yield($0.localAddress?.port ?? 0) }, logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await application.run() }
            tasks.addTask { try await platform.pusher.run() }
            tasks.addTask {
                for await port in ports { return try await body(platform, receiver, port) }
            }
            // The body is the first to end.
            try await tasks.next()
            tasks.cancelAll()
            while (try? await tasks.next()) != nil {}
        }
    }

    private static func play(_ platform: SimulatedPlatform, _ name: String, _ given: [String: JSONValue]) {
        platform.change { state, now in _ = try? state.play(name, .object(given), now: now) }
    }

    @Test(.timeLimit(.minutes(5))) func aRetryIsTheSamePlaintextInAnotherEnvelope() async throws {
        try await run(failures: 2) { platform, receiver, port in
            platform.faults.set(.object(["retry_ms": .number("5")]))
            let verdict = await platform.setCallback("http://127.0.0.1:\(port)/cb")
            #expect(verdict.problem == .none)
            Self.play(platform, "add", ["customer": .string("小满"), "state": .string("a+b&c")])
            try await platform.pusher.drain()
            let deliveries = receiver.deliveries.withLock { $0 }
            #expect(deliveries.count == 3)
            #expect(Set(deliveries.map(\.plaintext)).count == 1)
            #expect(Set(deliveries.map { $0.query["msg_signature"] ?? "" }).count == 3)
            #expect(Set(deliveries.map { $0.query["nonce"] ?? "" }).count == 3)
            let message = try CallbackMessage(#require(deliveries.first).plaintext)
            #expect(message.root.text("State") == "a+b&c")
            #expect(platform.pusher.log.newest(1).first?.tries == ["500", "500", "200"])
        }
    }

    @Test(.timeLimit(.minutes(5))) func afterFourTriesItIsGivenUp() async throws {
        try await run(failures: 100) { platform, receiver, port in
            platform.faults.set(.object(["retry_ms": .number("2")]))
            _ = await platform.setCallback("http://127.0.0.1:\(port)/cb")
            platform.faults.set(.object(["extra_fields": .bool(true)]))
            Self.play(platform, "add", ["customer": .string("小满")])
            try await platform.pusher.drain()
            #expect(receiver.deliveries.withLock { $0.count } == 4)
            #expect(try receiver.deliveries.withLock { try CallbackMessage(#require($0.first).plaintext).root["NewField"]?.text("Inner") } == "1")
            #expect(platform.pusher.log.counts.failed == 1)
        }
    }

    @Test(.timeLimit(.minutes(5))) func aStormWithDoublesIsCounted() async throws {
        try await run { platform, receiver, port in
            _ = await platform.setCallback("http://127.0.0.1:\(port)/cb")
            let given = JSONReader.read(Array(#"{"events":500,"seed":4,"duplicates":0.2,"reorder":0.2,"reorder_ms":20}"#.utf8)) ?? .null
            let answer = try await ControlDesk(platform: platform).act("storm", given).flatMap { JSONReader.read($0) } ?? .null
            let made = answer["events"].integer ?? 0, deliveries = answer["deliveries"].integer ?? 0
            #expect(made >= 500)
            #expect(deliveries > made)
            #expect(answer["accepted"].integer == deliveries)
            #expect(receiver.deliveries.withLock { Int64(Set($0.map(\.plaintext)).count) } == made)
            // Faults of a storm end with it.
            #expect(platform.faults.plan.duplicate == 0)
        }
    }

    @Test(.timeLimit(.minutes(5))) func addressesThatDoNotAnswerAreExplained() async throws {
        try await run { platform, _, port in
            #expect(await platform.setCallback("ftp://x").problem == .address)
            #expect(await platform.setCallback("http://127.0.0.1:\(port)/elsewhere").problem == .status)
            #expect(await platform.setCallback("http://127.0.0.1:1/cb").problem == .refused)
            #expect(platform.pusher.address == nil)
        }
    }

    @Test func echoesThatAreWrongAreNamed() throws {
        var chance = Chance(seed: 1, "x")
        let request = try EchoRequest("1234567890123456789", credentials: CorpCredentials(seed: 1), chance: &chance, seconds: 1)
        func judge(_ text: String, status: Int? = 200) -> CallbackVerdict.Problem {
            request.judge(CallbackPost.Reply(status: status, text: Array(text.utf8))).problem
        }
        #expect(judge("1234567890123456789") == .none)
        #expect(judge("\"1234567890123456789\"") == .decorated)
        #expect(judge("1234567890123456789\n") == .decorated)
        #expect(judge("") == .empty)
        #expect(judge("ok") == .different)
        #expect(judge("x", status: 403) == .status)
    }
}
