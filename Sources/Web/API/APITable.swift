internal import Kernel

/// The API as a whole: every route, the tokens that open them, and the OpenAPI document made from the routes.
public struct APITable: Sendable {
    /// Every route, the one of the OpenAPI document among them.
    public let routes: [APIRoute]
    let bearers: any BearerStore
    /// Of calls without a valid token, by address.
    let limit = TryLimit()

    /// - Throws: `WebSetupError` if a document cannot be described.
    public init(_ routes: [APIRoute], bearers: any BearerStore) throws {
        let own = OpenAPIDocument.route { _ in throw Problem(.broken) }
        let reply = try APIReply(OpenAPIDocument.node(of: routes + [own]))
        self.routes = routes + [OpenAPIDocument.route { _ in reply }]
        self.bearers = bearers
    }

    /// The methods of an address; empty if there is no such address.
    func methods(at path: String) -> [String] {
        let asked = path.split(separator: "/")
        let found = routes.filter { route in
            let parts = route.path.split(separator: "/")
            return parts.count == asked.count && zip(parts, asked).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        }.map(\.method)
        return (found.contains(.get) ? ["HEAD"] : []) + found.map(\.rawValue)
    }

    static func isAddress(_ path: String) -> Bool { path == "/api" || path.hasPrefix("/api/") }
}
