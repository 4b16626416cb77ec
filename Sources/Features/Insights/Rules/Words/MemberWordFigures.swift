public import Kernel

/// What one member talks about, as far as their newest messages say.
public struct MemberWordFigures: Sendable, Hashable {
    /// The day of the first and of the last message that was read; nil if none was.
    public let from: LocalDay?
    public let to: LocalDay?
    /// Against the others of the same groups in the same weeks.
    public let words: TellingWords

    /// So many messages are read, if they are among so many of whomever that are looked through, and not older than so many weeks
    /// before the last one.
    public static let messagesRead = 300
    public static let messagesPassed = 6_000
    public static let weeks = 26

    public init(from: LocalDay?, to: LocalDay?, words: TellingWords) {
        self.from = from
        self.to = to
        self.words = words
    }
}
