public import Kernel

/// Who in a group does not talk as one of its people: those who post for the workspace, and robots, as marked by hand. What they
/// say counts among the messages; none of them is a speaker.
public struct OwnPeople: Sendable, Hashable {
    public var operators: Set<MemberID>
    public var robots: Set<MemberID>

    public init(operators: Set<MemberID> = [], robots: Set<MemberID> = []) {
        self.operators = operators
        self.robots = robots
    }

    /// One of either.
    public func contains(_ member: MemberID) -> Bool { operators.contains(member) || robots.contains(member) }

    /// Nil of one of the group's people.
    public func kind(of member: MemberID) -> OwnKind? {
        operators.contains(member) ? .person : robots.contains(member) ? .robot : nil
    }

    public var all: Set<MemberID> { operators.union(robots) }
}
