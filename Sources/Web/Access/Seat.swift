public import Kernel

/// One person's place in one workspace.
public struct Seat: Sendable, Equatable {
    public var workspace: WorkspaceID
    public var name: String
    /// Days and hours of the workspace are cut on this clock.
    public var zone: Zone
    /// Made of invented data; said on every page of it.
    public var isSample: Bool
    public var role: Role

    public init(workspace: WorkspaceID, name: String, zone: Zone, isSample: Bool, role: Role) {
        self.workspace = workspace
        self.name = name
        self.zone = zone
        self.isSample = isSample
        self.role = role
    }

    /// `/w/123` and what follows.
    public func path(_ rest: String = "") -> String { "/w/\(workspace)\(rest)" }
}
