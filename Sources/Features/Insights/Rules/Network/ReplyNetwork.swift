/// Who answers whom in a group, over the window its edges were taken from.
///
/// Only members with at least one answer given or received are in it. Parallel edges add up; an edge from a member to
/// themselves, or with a weight that is not a positive finite number, is left out; a weight above `heaviest` counts as that.
/// The same edges give the same results, bit for bit.
public struct ReplyNetwork: Sendable, Hashable {
    /// No weight counts more, so that no sum of weights can leave the numbers.
    public static let heaviest = 1e12

    /// The members in the network, ascending; a member's place here is their node.
    public let members: [Int64]
    /// Whom each node answered.
    let given: Adjacency
    /// By whom each node was answered.
    let received: Adjacency
    /// Who is tied to whom by an answer in either direction; the weights of both add up.
    let ties: Adjacency

    public init(_ edges: [ReplyEdge]) {
        let valid = edges.filter { $0.from != $0.to && $0.weight > 0 && $0.weight.isFinite }
        let people = NumberedMembers(valid.map(\.from) + valid.map(\.to))
        members = people.ids
        given = Adjacency(
            nodes: members.count, from: valid.map { people.number($0.from) }, to: valid.map { people.number($0.to) },
            weights: valid.map { min($0.weight, ReplyNetwork.heaviest) })
        received = given.transposed
        ties = given.symmetric
    }
}
