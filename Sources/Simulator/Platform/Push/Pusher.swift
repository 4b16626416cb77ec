internal import Kernel
internal import ServiceLifecycle
internal import Synchronization
internal import WeComConnector

/// Delivers callbacks: what concerns one customer or group in its order, different ones at once; up to four tries each.
final class Pusher: Service {
    /// Deliveries that are under way at once.
    static let lanes = 64
    static let tries = 4

    private struct Delivery: Sendable {
        let number: Int
        let event: CallbackEvent
        let flaw: Envelope.Flaw
        var tried = 0
    }

    private struct Setting: Sendable {
        var address: CallbackAddress?
        var chance: Chance
    }

    let log = PushLog()
    private let faults: FaultDesk
    private let credentials: CorpCredentials
    private let world: World
    private let setting: Mutex<Setting>
    private let post = CallbackPost(connections: lanes)
    private let queues: [(stream: AsyncStream<Delivery>, input: AsyncStream<Delivery>.Continuation)]

    init(credentials: CorpCredentials, faults: FaultDesk, seed: UInt64, world: World) {
        self.credentials = credentials
        self.faults = faults
        self.world = world
        setting = Mutex(Setting(chance: Chance(seed: seed, "envelopes")))
        queues = (0..<Self.lanes).map { _ in
            let (stream, input) = AsyncStream.makeStream(of: Delivery.self)
            return (stream, input)
        }
    }

    var address: CallbackAddress? { setting.withLock { $0.address } }
    func set(_ address: CallbackAddress?) { setting.withLock { $0.address = address } }

    /// Takes events over, and returns at once.
    func push(_ events: [CallbackEvent], flaw: Envelope.Flaw = .none) {
        let now = world.now().milliseconds
        let hasExtraFields = faults.plan.extraFields
        for event in events {
            let event = hasExtraFields ? event.withExtraField() : event
            let delays = faults.push().delaysMs
            if delays.isEmpty { log.end(log.begin(event.title, made: now, isDuplicate: false), "dropped") }
            for (place, delay) in delays.enumerated() {
                let number = log.begin(event.title, made: now, isDuplicate: place > 0)
                hand(Delivery(number: number, event: event, flaw: flaw), afterMs: delay)
            }
        }
    }

    /// Waits until no more than so many deliveries are under way.
    ///
    /// - Throws: `CancellationError`, also when the server is asked to end: it would wait for this, and this for the receiver.
    func drain(to count: Int = 0) async throws {
        guard log.counts.waiting > count else { return }
        try await cancelWhenGracefulShutdown {
            while self.log.counts.waiting > count { try await Task.sleep(for: .milliseconds(count == 0 ? 5 : 1)) }
        }
    }

    private func hand(_ delivery: Delivery, afterMs delay: Int64) {
        let input = queues[Int(delivery.event.subject % UInt64(Self.lanes))].input
        if delay <= 0 {
            input.yield(delivery)
        } else {
            Task {
                try? await Task.sleep(for: .milliseconds(delay))
                input.yield(delivery)
            }
        }
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { tasks in
                for queue in self.queues {
                    tasks.addTask { for await delivery in queue.stream { await self.deliver(delivery) } }
                }
            }
        }
    }

    private func deliver(_ delivery: Delivery) async {
        guard let address else { return log.end(delivery.number, "unsent") }
        let plan = faults.plan, began = world.now()
        guard let envelope = try? setting.withLock({ setting in
            try Envelope(
                delivery.event.plaintext, credentials: credentials, chance: &setting.chance, seconds: began.milliseconds / 1000, flaw: delivery.flaw)
        }) else { return log.end(delivery.number, "failed") }
        let reply = await post.send(address.with(envelope.query), body: envelope.body, timeoutMs: plan.timeoutMs)
        let word = reply.status.map { "\($0)" } ?? (reply.isTimeout ? "timeout" : "broken")
        log.tried(delivery.number, word, answer: reply.beginning, took: (world.now() - began).milliseconds)
        if reply.status == 200 { return log.end(delivery.number, "accepted") }
        var next = delivery
        next.tried += 1
        guard next.tried < Self.tries else { return log.end(delivery.number, "failed") }
        hand(next, afterMs: plan.retryMs << (next.tried - 1))
    }

    /// Asks an address to open an echo, as the console does when it is saved.
    func verify(_ text: String) async -> CallbackVerdict {
        guard let address = CallbackAddress(text) else { return CallbackVerdict(problem: .address, detail: text) }
        let echo = setting.withLock { $0.chance.digits(19) }
        let seconds = world.now().milliseconds / 1000
        guard let request = try? setting.withLock({ try EchoRequest(echo, credentials: credentials, chance: &$0.chance, seconds: seconds) }) else {
            return CallbackVerdict(problem: .different, detail: "")
        }
        let reply = await post.send(address.with(request.query), body: nil, timeoutMs: faults.plan.echoMs)
        let verdict = request.judge(reply)
        if verdict.problem == .none { set(address) }
        return verdict
    }
}
