internal import Kernel
public import Web

/// The workspace itself in the API.
public struct WorkspaceAPIRoutes: Sendable {
    public init() {}

    public var routes: [APIRoute] {
        [
            .get("/workspace", "getWorkspace", "The workspace that the token belongs to.") { call in
                let seat = try call.place()
                return WorkspaceDocument(id: seat.workspace, name: seat.name, zone: seat.zone.name, isSample: seat.isSample)
            }
        ]
    }
}
