public import Kernel

/// Who in a group does not talk as one of its people: those who post for the workspace, and robots, as marked by hand; and who talks
/// as robots do, until somebody says otherwise. What they say counts among the messages; none of them is a speaker.
public struct OwnPeople: Sendable, Hashable {
    public var operators: Set<MemberID>
    public var robots: Set<MemberID>
    /// Neither marked nor denied.
    public var likelyRobots: Set<MemberID>

    public init(operators: Set<MemberID> = [], robots: Set<MemberID> = [], likelyRobots: Set<MemberID> = []) {
        self.operators = operators
        self.robots = robots
        self.likelyRobots = likelyRobots
    }

    /// One of any of them.
    public func contains(_ member: MemberID) -> Bool { isMarked(member) || likelyRobots.contains(member) }

    public func isMarked(_ member: MemberID) -> Bool { operators.contains(member) || robots.contains(member) }

    /// As marked by hand.
    public func kind(of member: MemberID) -> OwnKind? {
        operators.contains(member) ? .person : robots.contains(member) ? .robot : nil
    }

    /// Those of both kinds.
    public var marked: Set<MemberID> { operators.union(robots) }

    public var all: Set<MemberID> { marked.union(likelyRobots) }
}
