public import FeatureStores
public import Kernel
internal import Logging
public import WeComConnector

/// The platform's API for each connection: one token, one set of limits, as long as the credentials stay the same.
public actor WeComClients {
    private struct Opened {
        var base: String
        var secret: String
        var http: WeComHTTP
        var client: WeComClient
    }

    private let desk: ConnectionDesk
    private let limits: WeComLimits
    /// Of simulated platforms on this machine, which may have none.
    private let loopbackLimits: WeComLimits
    private let logger: Logger
    private let world: World
    /// To each company at once.
    private let connections: Int
    private var opened: [ConnectionID: Opened] = [:]

    init(desk: ConnectionDesk, limits: WeComLimits, logger: Logger, world: World, connections: Int = 16) {
        self.connections = connections
        self.desk = desk
        self.limits = limits
        self.logger = logger
        self.world = world
        loopbackLimits = WeComLimits(world: world, counts: false)
    }

    /// - Throws: `ConnectionRefusal`.
    public func client(of connection: ConnectionEntry, in workspace: WorkspaceID) async throws -> WeComClient {
        let secret = try await desk.secret(of: connection.id, workspace: workspace)
        if let known = opened[connection.id] {
            if known.base == connection.apiBase, known.secret == secret { return known.client }
            opened[connection.id] = nil
            try? await known.http.close()
        }
        let http = WeComHTTP(base: connection.apiBase, connections: connections)
        let client = WeComClient(
            corpID: connection.corpID, secret: secret, transport: http.transport,
            limits: Self.isLoopback(connection.apiBase) ? loopbackLimits : limits, world: world,
            watch: WeComCallRecord.log(to: logger))
        opened[connection.id] = Opened(base: connection.apiBase, secret: secret, http: http, client: client)
        return client
    }

    /// Whether that is an address of this machine, where only a simulated platform can be.
    private static func isLoopback(_ base: String) -> Bool {
        let host = base.drop { $0 != "/" }.drop { $0 == "/" }
        return ["127.0.0.1", "localhost", "[::1]"].contains { host == $0 || host.hasPrefix($0 + ":") || host.hasPrefix($0 + "/") }
    }

    public func close() async {
        let all = opened.values
        opened = [:]
        for each in all { try? await each.http.close() }
    }
}
