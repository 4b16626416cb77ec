public import FeatureRules
public import Kernel

/// The message archive of a connection as commands and pages see it; never its secrets.
public struct ArchiveEntry: Sendable, Equatable {
    public var connection: ConnectionID
    public var corpID: String
    public var library: String
    public var isOn: Bool
    /// Why it is not read at present.
    public var problem: String?
    /// The last record that is stored; 0 at the beginning.
    public var seq: Int64
    public var fetched: Instant?
    /// When its end was reached last, with or without anything new.
    public var looked: Instant?
    /// When a person wanted it looked at.
    public var asked: Instant?
    /// When the platform said that there is something new.
    public var told: Instant?
    /// Messages and recalls of groups that were kept.
    public var taken: Int
    /// Records of groups that were not, because somebody did not agree.
    public var withheld: Int
    /// Records that are kept as they came.
    public var unread: Int
    public var media: ArchiveMediaPolicy
}
