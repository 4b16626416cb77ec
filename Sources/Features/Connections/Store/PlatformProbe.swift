public import FeatureRules
internal import Journal
public import Kernel
internal import Synchronization
public import WeComConnector

/// Asks the platform the few things that tell whether a connection works, while a person waits for it.
public struct PlatformProbe: Sendable {
    /// What was found; nil complaints are fine.
    public struct Findings: Sendable {
        public var token: ConnectionComplaint?
        /// The app is another one than the secret's.
        public var agent: ConnectionComplaint?
        public var address: ConnectionComplaint?
        public var range: ConnectionComplaint?
        /// How many of the company may have customers, as far as the app sees them.
        public var followers = 0
        /// How much the platform's clock is ahead of ours; nil if it did not say.
        public var clock: Span?
    }

    /// Nobody who waits for a page waits for a turn.
    private static let patience = Span.seconds(5)

    private let limits: WeComLimits
    private let world: World
    private let watch: @Sendable (WeComCallRecord) -> Void

    public init(limits: WeComLimits, world: World, watch: @escaping @Sendable (WeComCallRecord) -> Void = { _ in }) {
        self.limits = limits
        self.world = world
        self.watch = watch
    }

    /// Whether corp id and secret belong together: gets a token with them. Then whether the app is theirs, as far as this address may ask
    /// yet. Nil if so.
    public func verify(_ terms: ConnectionTerms) async -> ConnectionComplaint? {
        await asking(terms) { client, _ in
            if let refused = await Self.complaint({ () throws(WeComFailure) in try await client.verify() }) { return refused }
            return await Self.otherAgent(terms, client)
        }
    }

    private static func otherAgent(_ terms: ConnectionTerms, _ client: WeComClient) async -> ConnectionComplaint? {
        let complaint = await complaint { () throws(WeComFailure) in _ = try await client.call(WeComAgents.get(terms.agentID)) }
        return complaint?.trouble == .agent ? complaint : nil
    }

    /// Looks at everything.
    public func look(_ terms: ConnectionTerms) async -> Findings {
        await asking(terms) { client, clock in
            var findings = Findings()
            findings.token = await Self.complaint { () throws(WeComFailure) in try await client.verify() }
            if findings.token == nil {
                let followers = await Self.result { () throws(WeComFailure) in try await client.call(WeComContacts.followers).userIDs.count }
                switch followers {
                case .success(let count): findings.followers = count
                case .failure(let complaint): findings.range = complaint
                }
                findings.address = findings.range?.trouble == .address ? findings.range : nil
                findings.agent = await Self.otherAgent(terms, client)
            } else if findings.token?.trouble == .address {
                findings.address = findings.token
            }
            findings.clock = clock.difference
            return findings
        }
    }

    private func asking<T: Sendable>(_ terms: ConnectionTerms, _ ask: (WeComClient, ClockNote) async -> T) async -> T {
        let http = WeComHTTP(base: terms.apiBase, connections: 2), transport = http.transport, clock = ClockNote(world: world)
        let client = WeComClient(
            corpID: terms.corpID, secret: terms.secret,
            transport: WeComTransport { request throws(WeComTransport.Problem) in
                let began = world.now(), response = try await transport.send(request)
                clock.note(response, began: began)
                return response
            }, limits: limits, world: world, watch: watch, sleep: { _ in }
        ).waiting(atMost: Self.patience)
        let found = await ask(client, clock)
        try? await http.close()
        return found
    }

    private static func complaint(_ ask: () async throws(WeComFailure) -> Void) async -> ConnectionComplaint? {
        do throws(WeComFailure) { try await ask() } catch { return ConnectionComplaint(error) }
        return nil
    }

    private static func result<T>(_ ask: () async throws(WeComFailure) -> T) async -> Result<T, ConnectionComplaint> {
        do throws(WeComFailure) { return .success(try await ask()) } catch { return .failure(ConnectionComplaint(error)) }
    }
}

/// How far the clock of whoever answers is ahead of ours.
private final class ClockNote: Sendable {
    private let world: World
    private let found = Mutex<Span?>(nil)

    init(world: World) { self.world = world }

    var difference: Span? { found.withLock { $0 } }

    func note(_ response: WeComResponse, began: Instant) {
        // The header has whole seconds, and was written somewhere on the way.
        guard let sent = response.sent else { return }
        let between = Instant(milliseconds: began.milliseconds + (world.now() - began).milliseconds / 2)
        found.withLock { $0 = sent + Span(milliseconds: 500) - between }
    }
}
