public import Kernel
public import Storage

/// Hears what becomes of contacts, in the transaction that notes it. The same may be told twice.
public protocol ContactFollower: Sendable {
    /// Of whoever became a contact by a code.
    func came(_ arrivals: [ContactArrival], to connection: ConnectionEntry, workspace: WorkspaceID, _ tx: any WriteTransaction) throws

    /// Of people whom somebody of the company has now, or has no more, or of whom more is known.
    ///
    /// - Parameter contacts: external_userids.
    func moved(_ contacts: Set<String>, of connection: ConnectionEntry, workspace: WorkspaceID, _ tx: any WriteTransaction) throws
}

extension ContactFollower {
    public func came(_ arrivals: [ContactArrival], to connection: ConnectionEntry, workspace: WorkspaceID, _ tx: any WriteTransaction) throws {}
    public func moved(_ contacts: Set<String>, of connection: ConnectionEntry, workspace: WorkspaceID, _ tx: any WriteTransaction) throws {}
}
