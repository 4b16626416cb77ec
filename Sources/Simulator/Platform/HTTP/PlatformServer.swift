internal import Hummingbird
public import Logging

/// Serves a simulated platform on this machine only.
public struct PlatformServer: Sendable {
    private let platform: SimulatedPlatform
    private let host: String
    private let port: Int
    private let callback: String?
    private let logger: Logger

    /// - Parameters:
    ///   - port: 0 for one that is free.
    ///   - callback: an address to verify and push to from the start.
    /// - Throws: `PlatformServerError.notLoopback`.
    public init(_ platform: SimulatedPlatform, host: String, port: Int, callback: String? = nil, logger: Logger) throws(PlatformServerError) {
        guard ["127.0.0.1", "localhost", "::1", "[::1]"].contains(host) else { throw .notLoopback }
        self.platform = platform
        self.host = host == "[::1]" ? "::1" : host
        self.port = port
        self.callback = callback
        self.logger = logger
    }

    /// Serves until SIGTERM, SIGINT, or the task is cancelled.
    ///
    /// - Parameter started: called once it answers, with the port.
    public func run(started: @escaping @Sendable (_ port: Int) -> Void = { _ in }) async throws {
        let address = host.contains(":") ? "[\(host)]" : host, platform = platform, callback = callback, logger = logger
        let application = Application(
            router: Self.router(platform), configuration: .init(address: .hostname(host, port: port), serverName: nil),
            services: [platform.pusher],
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? 0
                platform.change { state, _ in state.base = "http://\(address):\(port)" }
                started(port)
                if let callback {
                    let verdict = await platform.setCallback(callback)
                    if verdict.problem != .none { logger.error("callback \(callback): \(verdict.english)") }
                }
            }, logger: logger)
        try await application.runService()
    }

    static func router(_ platform: SimulatedPlatform) -> Router<BasicRequestContext> {
        let router = Router()
        router.add(middleware: SameMachine())
        APIRoutes(platform: platform).add(to: router)
        ControlRoutes(platform: platform).add(to: router)
        PageRoutes(platform: platform).add(to: router)
        return router
    }
}
