/// What can go wrong with a write.
public enum Fault: String, Sendable, CaseIterable {
    /// Nothing was written.
    case beforeWrite = "before"
    /// It failed at one of its statements; nothing may stay of it.
    case insideWrite = "inside"
    /// It was written, but the answer was lost.
    case afterCommit = "answer-lost"
    case diskFull = "disk-full"
    /// The process stopped before, in or after the write; nothing works until it is started again.
    case crash
    /// The engine ran the closure, rolled back and ran it again, as PostgreSQL does after a serialization failure.
    case rerun
}

/// The way in which a write reaches the store. Each counts its own writes, so that the order in which two tasks happen to run
/// changes nothing of what is drawn.
public enum FaultChannel: String, Sendable, CaseIterable {
    case bulk, write, index
}

/// What the simulation throws itself; everything else that is thrown is a fault of the product.
struct InjectedFault: Error {
    var fault: Fault
}
