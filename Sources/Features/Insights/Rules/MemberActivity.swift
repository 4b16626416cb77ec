public import Kernel

/// What a member did in a group over some time: a day, or the whole history. Two of them add up in any order.
public struct MemberActivity: Sendable, Hashable {
    public var messages: Int64 = 0
    /// First and last message; nil if there is none.
    public var first: Instant?
    public var last: Instant?
    public var joins: Int64 = 0
    public var leaves: Int64 = 0
    /// The id of the last message, join or leave; ids sort by time and, within one time, by the order of the log.
    public var presenceID: Int64?
    /// What that last line left behind: in the group, or gone.
    public var present = false

    public init() {}

    @inline(__always)
    public mutating func say(id: Int64, at: Instant) {
        messages += 1
        if first.map({ at < $0 }) ?? true { first = at }
        if last.map({ at > $0 }) ?? true { last = at }
        note(id, present: true)
    }

    public mutating func join(id: Int64) {
        joins += 1
        note(id, present: true)
    }

    public mutating func leave(id: Int64) {
        leaves += 1
        note(id, present: false)
    }

    public mutating func add(_ other: MemberActivity) {
        messages += other.messages
        if let theirs = other.first, first.map({ theirs < $0 }) ?? true { first = theirs }
        if let theirs = other.last, last.map({ theirs > $0 }) ?? true { last = theirs }
        joins += other.joins
        leaves += other.leaves
        if let theirs = other.presenceID { note(theirs, present: other.present) }
    }

    @inline(__always)
    private mutating func note(_ id: Int64, present: Bool) {
        guard presenceID.map({ id > $0 }) ?? true else { return }
        presenceID = id
        self.present = present
    }
}

/// The events that open and end a membership, by their wire names.
public enum PresenceChange: Sendable {
    case joined
    case left

    public init?(event kind: String) {
        switch kind {
        case "membership.joined": self = .joined
        case "membership.left", "membership.removed": self = .left
        default: return nil
        }
    }
}
