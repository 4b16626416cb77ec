internal import Synchronization

/// A .zip of many exports. Opening one reads its whole directory: whoever has read an entry leaves the open archive here for
/// the reader of the next, so that a zip of 5,000 logs is gone through once.
final class ArchiveBundle: Sendable {
    private let idle = Mutex(Idle())

    private struct Idle: ~Copyable {
        /// Touched under the lock only, and by one reader after it was taken.
        nonisolated(unsafe) var archive: Archive?
    }

    func take() -> Archive? {
        idle.withLock { idle in
            nonisolated(unsafe) let archive = idle.archive
            idle.archive = nil
            return archive
        }
    }

    func leave(_ archive: Archive) {
        nonisolated(unsafe) let archive = archive
        idle.withLock { $0.archive = archive }
    }
}
