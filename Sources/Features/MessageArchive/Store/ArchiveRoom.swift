public import Kernel

/// A room that the archive told of, and who of the people outside the company agreed to be kept there.
public struct ArchiveRoom: Sendable, Equatable {
    /// Somebody who was asked.
    public struct Person: Sendable, Equatable {
        /// external_userid, or what the platform calls them there.
        public var key: String
        /// Nil if nobody of that id is known.
        public var member: MemberID?
        public var isGiven: Bool
        /// Nil if the platform does not say when.
        public var changed: Instant?
    }

    public var room: String
    /// Nil if nothing of it was kept yet.
    public var group: GroupID?
    public var name: String
    /// Records since rooms are counted.
    public var taken: Int
    public var withheld: Int
    public var agreed: Int
    public var refused: Int
}
