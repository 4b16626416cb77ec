public import Kernel

/// What makes a task the same one when it is suggested again: `greet:12:34`, kind, group, and whom or what it is about.
public struct TaskKey: Sendable, Hashable, CustomStringConvertible {
    public let kind: TaskKind
    /// Of `code` the id of the code.
    public let group: GroupID
    /// The member, the message, the other group, or the occasion; nil where the group itself is meant.
    public let subject: Int64?

    public init(_ kind: TaskKind, _ group: GroupID, _ subject: Int64?) {
        self.kind = kind
        self.group = group
        self.subject = subject
    }

    /// The member, of the kinds that are about one; nil of the others.
    public var member: MemberID? {
        switch kind {
        case .suspect, .welcome, .thank, .greet, .appoint: subject.map { MemberID($0) }
        case .answer, .wake, .merge, .close, .code: nil
        }
    }

    /// Reads what `description` wrote; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let kind = TaskKind(rawValue: String(parts[0])), let group = GroupID(parts[1]) else {
            return nil
        }
        var subject: Int64?
        if parts.count == 3 {
            guard let number = Int64(parts[2]) else { return nil }
            subject = number
        }
        self.init(kind, group, subject)
    }

    public var description: String { "\(kind.rawValue):\(group)" + (subject.map { ":\($0)" } ?? "") }
}
