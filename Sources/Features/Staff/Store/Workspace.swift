public import Kernel

/// A brand: everything else in the database belongs to one.
public struct Workspace: Sendable, Equatable {
    public var id: WorkspaceID
    public var name: String
    public var zone: Zone
    /// Made of invented data, removable with one click.
    public var isSample: Bool

    public init(id: WorkspaceID, name: String, zone: Zone, isSample: Bool) {
        self.id = id
        self.name = name
        self.zone = zone
        self.isSample = isSample
    }
}
