/// Who brought whom into a group: a forest whose roots are the members without a known inviter.
///
/// Of several facts about one member the earliest decides who invited them; they are present or spoke if any fact says so.
/// An inviter without a fact of their own is a root too. An invitation by oneself, or by somebody who descends from the
/// member, would close a circle: it is dropped and counted, the later join giving way to the earlier.
public struct InvitationTree: Sendable, Hashable {
    /// Everybody in the forest, ascending; a member's place here is their node.
    public let members: [Int64]
    /// Invitations that would have closed a circle.
    public let droppedInvitations: Int
    /// The inviter of each node; -1 for a root.
    let parent: [Int]
    /// 0 for a root, else one more than the inviter's.
    let depth: [Int]
    /// How many each node invited, and all who came through them with themselves.
    let children: [Int]
    let size: [Int]
    /// Parents before children.
    let order: [Int]
    /// Which root each node descends from.
    let root: [Int]
    /// When each node joined; of an inviter without a fact, when the first of those they invited did.
    let joinedMs: [Int64]
    let present: [Bool]
    let spoke: [Bool]

    public init(_ facts: [JoinFact]) {
        let people = InvitedPeople(facts)
        members = people.members
        joinedMs = people.joinedMs
        present = people.present
        spoke = people.spoke
        (parent, droppedInvitations) = InvitationTree.linked(people)
        let count = members.count
        (order, depth, root) = InvitationTree.fromTheRoots(parent)

        var children = [Int](repeating: 0, count: count), size = [Int](repeating: 1, count: count)
        for node in order.reversed() where parent[node] >= 0 {
            children[parent[node]] += 1
            size[parent[node]] += size[node]
        }
        self.children = children
        self.size = size
    }

    /// Takes the invitations in the order of the joins, each unless it closes a circle.
    private static func linked(_ people: InvitedPeople) -> ([Int], dropped: Int) {
        var parent = [Int](repeating: -1, count: people.members.count), dropped = 0
        // Which tree a node belongs to. Halving the paths on the way keeps them short.
        var tree = Array(parent.indices)
        func find(_ node: Int) -> Int {
            var node = node
            while tree[node] != node {
                tree[node] = tree[tree[node]]
                node = tree[node]
            }
            return node
        }
        let order = parent.indices.sorted { (people.joinedMs[$0], $0) < (people.joinedMs[$1], $1) }
        for node in order where people.inviter[node] >= 0 {
            let above = find(people.inviter[node]), below = find(node)
            if above == below {
                dropped += 1
            } else {
                tree[below] = above
                parent[node] = people.inviter[node]
            }
        }
        return (parent, dropped)
    }

    private static func fromTheRoots(_ parent: [Int]) -> (order: [Int], depth: [Int], root: [Int]) {
        // Children of a node in one row, without a list for each.
        var next = [Int](repeating: -1, count: parent.count), first = next
        var order: [Int] = []
        order.reserveCapacity(parent.count)
        for node in parent.indices.reversed() {
            guard parent[node] >= 0 else { continue }
            next[node] = first[parent[node]]
            first[parent[node]] = node
        }
        for node in parent.indices where parent[node] < 0 { order.append(node) }
        var depth = [Int](repeating: 0, count: parent.count), root = Array(parent.indices), place = 0
        while place < order.count {
            let node = order[place]
            var child = first[node]
            while child >= 0 {
                depth[child] = depth[node] + 1
                root[child] = root[node]
                order.append(child)
                child = next[child]
            }
            place += 1
        }
        return (order, depth, root)
    }
}
