public import Kernel

/// Calls the API of WeCom for one corp and one of its secrets.
///
/// Copies share token, tickets and limits. Once it is its turn, a call takes at most 35 s: three tries of ten seconds (files: of
/// thirty) with pauses between them; and as much if a token has to be fetched first.
public struct WeComClient: Sendable {
    /// How long a call may wait for its turn if nothing else is said.
    public static let usualPatience = Span.seconds(30)

    public let corpID: String
    private var wire: Wire
    private let tokens: Renewable
    private let corpTickets: Renewable
    private let appTickets: Renewable

    /// - Parameters:
    ///   - secret: of an app, of customer contact, or of the archive; kept in memory.
    ///   - limits: the same for all clients of a process.
    ///   - watch: told about every request.
    ///   - sleep: how waiting is done.
    public init(
        corpID: String, secret: String, transport: WeComTransport, limits: WeComLimits, world: World,
        watch: @escaping @Sendable (WeComCallRecord) -> Void = { _ in },
        sleep: @escaping @Sendable (Span) async throws -> Void = { try await Task.sleep(for: .milliseconds($0.milliseconds)) }
    ) {
        self.corpID = corpID
        let wire = Wire(
            scope: corpID, transport: transport, limits: limits, world: world, sleep: sleep, watch: watch, patience: Self.usualPatience)
        let tokens = Renewable(world: world) { () throws(WeComFailure) in
            let key = Wire.Key(query: [("corpid", corpID), ("corpsecret", secret)])
            let token = try await wire.perform(WeComAccess.token) { (_) throws(WeComFailure) in key }
            return (token.text, token.life)
        }
        let tickets = { (call: WeComCall<WeComTicket>) in
            Renewable(world: world) { () throws(WeComFailure) in
                let ticket = try await wire.perform(call, keys: Self.keys(tokens))
                return (ticket.text, ticket.life)
            }
        }
        self.wire = wire
        self.tokens = tokens
        corpTickets = tickets(WeComTicket.ofCorp)
        appTickets = tickets(WeComTicket.ofApp)
    }

    /// Makes a call.
    public func call<Answer>(_ call: WeComCall<Answer>) async throws(WeComFailure) -> Answer {
        try await wire.perform(call, keys: Self.keys(tokens))
    }

    /// The same client, whose calls wait so long for their turn; 0: those that have to wait are refused at once.
    public func waiting(atMost patience: Span) -> WeComClient {
        var copy = self
        copy.wire.patience = max(.seconds(0), patience)
        return copy
    }

    /// All pages of a list; `page` makes the call for a cursor, which is empty at first.
    public func pages<Page>(_ page: @escaping @Sendable (_ cursor: String) -> WeComCall<Page>) -> WeComPages<Page> {
        WeComPages(page("").api) { cursor throws(WeComFailure) in try await call(page(cursor)) }
    }

    /// Proves that corp id and secret belong together: gets a token unless there is one.
    public func verify() async throws(WeComFailure) { _ = try await tokens.value() }

    /// With which pages of the corp sign what they ask WeChat to do (`JSSignature`); held until it expires.
    public func corpTicket() async throws(WeComFailure) -> String { try await corpTickets.value().text }

    /// The same for `wx.agentConfig`.
    public func appTicket() async throws(WeComFailure) -> String { try await appTickets.value().text }

    private static func keys(_ tokens: Renewable) -> Wire.Keys {
        { refused throws(WeComFailure) in
            let held = try await tokens.value(refused: refused)
            return Wire.Key(query: [("access_token", held.text)], generation: held.generation)
        }
    }
}

extension WeComClient: CustomStringConvertible, CustomReflectable {
    public var description: String { "WeComClient(\(corpID))" }
    public var customMirror: Mirror { Mirror(self, children: ["corpID": corpID]) }
}
