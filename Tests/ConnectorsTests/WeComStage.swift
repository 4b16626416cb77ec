import Foundation
import Kernel
import Synchronization
import WeComConnector

/// A platform of a few lines: answers by a script, remembers what it was asked; waiting moves its clock and takes no time.
final class WeComStage: Sendable {
    enum Line: Sendable {
        case json(String)
        case response(WeComResponse)
        case problem(WeComTransport.Problem)
    }

    struct Asked: Sendable {
        var api: String
        var method: String
        var target: String
        var body: String
        var at: Instant
        var token: String?
    }

    static let corp = "ww0123456789abcdef", secret = "s3cret-s3cret-s3cret"

    let clock = SimulatedClock(Instant(milliseconds: 1_795_250_000_000))
    let world: World
    let limits: WeComLimits
    private let asked = Mutex<[Asked]>([])
    private let slept = Mutex<[Span]>([])
    private let records = Mutex<[WeComCallRecord]>([])
    private let tokens = Mutex(0)
    private let script: @Sendable (Asked, _ times: Int) -> Line
    private let life: @Sendable () -> Int

    /// - Parameter script: what to answer when that API is asked for the nth time, from 1. Tokens are given out without it: `T1`, `T2`….
    init(life: @escaping @Sendable () -> Int = { 7200 }, counts: Bool = true, script: @escaping @Sendable (Asked, Int) -> Line) {
        world = World.simulated(seed: 4, clock: clock)
        limits = WeComLimits(world: world, counts: counts)
        self.life = life
        self.script = script
    }

    convenience init(counts: Bool = true, json: String) { self.init(counts: counts) { _, _ in .json(json) } }

    var transport: WeComTransport {
        WeComTransport { request throws(WeComTransport.Problem) in
            // Others get their turn, as they do while a network is slow.
            await Task.yield()
            let asked = Asked(
                api: String(request.path.trimmingPrefix("/cgi-bin/")), method: request.method.rawValue, target: request.target,
                body: String(decoding: request.body.joined(), as: UTF8.self), at: self.clock.now,
                token: request.query.first { $0.name == "access_token" }?.value)
            let times = self.asked.withLock { list in
                list.append(asked)
                return list.count { $0.api == asked.api }
            }
            if asked.api == "gettoken" {
                for _ in 0..<20 { await Task.yield() }
                switch self.script(asked, times) {
                case .json("") : break
                case let line: return try Self.play(line)
                }
                let number = self.tokens.withLock { number in
                    number += 1
                    return number
                }
                return try Self.play(.json(#"{"errcode":0,"errmsg":"ok","access_token":"token-T\#(number)","expires_in":\#(self.life())}"#))
            }
            return try Self.play(self.script(asked, times))
        }
    }

    private static func play(_ line: Line) throws(WeComTransport.Problem) -> WeComResponse {
        switch line {
        case .json(let text): WeComResponse(body: Array(text.utf8))
        case .response(let response): response
        case .problem(let problem): throw problem
        }
    }

    func client() -> WeComClient {
        WeComClient(
            corpID: Self.corp, secret: Self.secret, transport: transport, limits: limits, world: world,
            watch: { record in self.records.withLock { $0.append(record) } }, sleep: sleep)
    }

    func robot(key: String = "robot-key-693a91f6", patience: Span = .seconds(60)) -> RobotClient {
        RobotClient(
            key: key, transport: transport, limits: limits, world: world, patience: patience,
            watch: { record in self.records.withLock { $0.append(record) } }, sleep: sleep)
    }

    private var sleep: @Sendable (Span) async throws -> Void {
        { span in
            self.slept.withLock { $0.append(span) }
            self.clock.advance(span)
        }
    }

    func calls(_ api: String) -> [Asked] { asked.withLock { list in list.filter { $0.api == api } } }
    var targets: [String] { asked.withLock { list in list.map(\.target) } }
    var waits: [Span] { slept.withLock { $0 } }
    var log: [WeComCallRecord] { records.withLock { $0 } }
    static func refusal(_ code: Int, _ message: String = "refused, hint: [1576065934_28_e0fa], from ip: 10.0.0.9, more info at …") -> Line {
        .json(#"{"errcode":\#(code),"errmsg":"\#(message)"}"#)
    }
}

/// What a call ends with, if it fails.
func failure<Value: Sendable>(_ body: () async throws(WeComFailure) -> Value) async -> WeComFailure? {
    do {
        _ = try await body()
        return nil
    } catch {
        return error
    }
}
