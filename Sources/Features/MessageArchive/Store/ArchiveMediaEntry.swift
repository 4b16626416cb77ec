public import FeatureRules
public import Kernel

/// A picture, voice or file as pages show it.
public struct ArchiveMediaEntry: Sendable, Hashable {
    /// Which one: counted within its record.
    public struct Place: Sendable, Hashable {
        public var connection: ConnectionID
        public var seq: Int64
        public var part: Int

        public init(connection: ConnectionID, seq: Int64, part: Int) {
            self.connection = connection
            self.seq = seq
            self.part = part
        }
    }

    public var place: Place
    public var message: MessageID
    public var kind: ArchiveMediaKind
    /// Empty but of files.
    public var name: String
    public var bytes: Int64
    public var state: ArchiveMediaState
}
