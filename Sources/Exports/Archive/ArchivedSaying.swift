public import Kernel

/// What one record of the message archive says, beside the lines it may have added to its batch.
public enum ArchivedSaying: Sendable, Equatable {
    /// Something said or recalled in a group, as the last line of the batch.
    ///
    /// - Parameters:
    ///   - room: the group's id.
    ///   - sender: as the platform calls them.
    ///   - isKnown: false for a kind of message that is newer than this program: its words may be elsewhere in the record.
    case inGroup(room: String, sender: String, isKnown: Bool)
    /// Said between two people.
    case betweenTwo
    /// Somebody lets their talk be kept, or not any more; `room` is empty between two people.
    case agreement(room: String, person: String, isGiven: Bool, at: Instant)
    /// Nothing was said: somebody changed to another machine.
    case nothing
    case unreadable
}
