internal import FeatureRules
public import FeatureStores
public import Kernel
public import Logging
internal import WeComConnector

/// Asks the platform who came back from its sign-in.
public struct VisitorSignIn: Sendable {
    private let clients: WeComClients

    init(desk: ConnectionDesk, limits: WeComLimits, logger: Logger, world: World) {
        clients = WeComClients(desk: desk, limits: limits, logger: logger, world: world)
    }

    /// - Parameter code: as the browser brought it; it serves once.
    /// - Returns: what the platform calls somebody outside of the company; nil for staff, and for whoever is nobody's contact.
    /// - Throws: `WeComFailure`, `ConnectionRefusal`.
    public func who(_ code: String, at gate: GuestGate) async throws -> String? {
        let visitor = try await clients.client(of: gate.connection, in: gate.workspace).call(WeComSignIn.visitor(code: code))
        return visitor.externalUserID.isEmpty ? nil : visitor.externalUserID
    }

    func close() async { await clients.close() }
}
