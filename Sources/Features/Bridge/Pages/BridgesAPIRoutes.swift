internal import FeatureRules
public import FeatureStores
internal import Kernel
public import Web

/// Bridges in the API: what came over each.
public struct BridgesAPIRoutes: Sendable {
    private let desk: BridgeDesk

    public init(desk: BridgeDesk) { self.desk = desk }

    public var routes: [APIRoute] {
        [
            .list("/bridges", "listBridges", "The bridges with how much came over each, the newest first.", list),
            .get("/bridges/{bridge}", "getBridge", "One bridge.", show),
        ]
    }

    private func list(_ call: APICall) async throws -> APIPage<BridgeDocument> {
        let before = try call.cursor(places: 1)?[0] ?? .max
        let bridges = try await desk.all(in: call.place().workspace).filter { $0.id.rawValue < before }
        return APIPage(bridges, limit: call.limit, after: { APICursor($0.id.rawValue) }, BridgeDocument.init)
    }

    private func show(_ call: APICall) async throws -> BridgeDocument {
        do { return try await BridgeDocument(desk.one(call.id("bridge"), in: call.place().workspace)) } catch BridgeRefusal.notFound {
            throw Problem(.notFound)
        }
    }
}
