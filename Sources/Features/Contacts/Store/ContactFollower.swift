public import Kernel
public import Storage

/// Hears of whoever became a contact by a code, in the transaction that notes it. The same arrival may be told twice.
public protocol ContactFollower: Sendable {
    func came(_ arrivals: [ContactArrival], to connection: ConnectionEntry, workspace: WorkspaceID, _ tx: any WriteTransaction) throws
}
