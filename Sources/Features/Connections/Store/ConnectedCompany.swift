public import Kernel
public import WeComConnector

/// A company that can be asked now.
public struct ConnectedCompany: Sendable {
    public let connection: ConnectionEntry
    public let client: WeComClient
    public let workspace: WorkspaceID

    public init(connection: ConnectionEntry, client: WeComClient, workspace: WorkspaceID) {
        self.connection = connection
        self.client = client
        self.workspace = workspace
    }
}
