/// Which pictures, voices and files of an archive are fetched, and how long they are kept. Nothing, until somebody says so.
public struct ArchiveMediaPolicy: Sendable, Hashable {
    public var kinds: Set<ArchiveMediaKind>
    /// Larger ones stay where they are.
    public var megabytes: Int
    /// After so many days from when it was said it is removed here; 0 keeps it.
    public var days: Int

    public static let megabytesAllowed = 1...100
    public static let daysAllowed = 0...3650
    public static let nothing = ArchiveMediaPolicy(kinds: [], megabytes: 20, days: 180)

    public init(kinds: Set<ArchiveMediaKind>, megabytes: Int, days: Int) {
        self.kinds = kinds
        self.megabytes = megabytes
        self.days = days
    }

    public var mostBytes: Int { megabytes << 20 }

    /// - Throws: `ArchiveRefusal.mediaSizeOutOfRange`, `.mediaDaysOutOfRange`.
    public func check() throws(ArchiveRefusal) {
        guard Self.megabytesAllowed.contains(megabytes) else { throw .mediaSizeOutOfRange }
        guard Self.daysAllowed.contains(days) else { throw .mediaDaysOutOfRange }
    }
}
