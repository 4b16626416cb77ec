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
    private let logger: Logger
    private let world: World
    private var opened: [ConnectionID: Opened] = [:]

    init(desk: ConnectionDesk, logger: Logger, world: World) {
        self.desk = desk
        self.logger = logger
        self.world = world
        limits = WeComLimits(world: world)
    }

    /// - Throws: `ConnectionRefusal`.
    public func client(of connection: ConnectionEntry, in workspace: WorkspaceID) async throws -> WeComClient {
        let secret = try await desk.secret(of: connection.id, workspace: workspace)
        if let known = opened[connection.id] {
            if known.base == connection.apiBase, known.secret == secret { return known.client }
            opened[connection.id] = nil
            try? await known.http.close()
        }
        let http = WeComHTTP(base: connection.apiBase)
        let client = WeComClient(
            corpID: connection.corpID, secret: secret, transport: http.transport, limits: limits, world: world,
            watch: WeComCallRecord.log(to: logger))
        opened[connection.id] = Opened(base: connection.apiBase, secret: secret, http: http, client: client)
        return client
    }

    public func close() async {
        let all = opened.values
        opened = [:]
        for each in all { try? await each.http.close() }
    }
}
