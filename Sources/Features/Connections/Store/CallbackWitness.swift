public import Storage
public import WeComConnector

/// Whoever must write something down in the very transaction that keeps a callback, because the inbox may be too late for it.
public protocol CallbackWitness: Sendable {
    /// Called once for each callback that is new; the transaction may run again.
    func write(_ message: CallbackMessage, to receiver: CallbackDesk.Receiver, _ tx: any WriteTransaction) throws

    /// It is on disk.
    func wasKept(_ message: CallbackMessage)
}
