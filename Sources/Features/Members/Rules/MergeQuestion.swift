public import Kernel

/// Members who may all be one person: what several proposals ask together.
public struct MergeQuestion: Sendable, Hashable {
    /// Who said most first.
    public let members: [MemberID]
    /// The proposals that ask it.
    public let proposals: [MergeProposalID]
    /// Of the weakest of them: a chain is no surer.
    public let strength: MergeStrength
    /// Messages that would come to another's: those of all but the first.
    public let moved: Int64
    /// Messages of whoever said second most.
    public let second: Int64
    /// Messages of whoever said least.
    public let least: Int64
    /// Something speaks against it, too.
    public let isDoubtful: Bool

    /// Who said so much and was never heard in the same minutes as the other is hardly two: in the logs of 20 IRC channels all 82 such
    /// pairs of whom the logs tell are right, and of the others 92 in 100.
    public static let telling: Int64 = 20
    /// More names are looked at in pairs.
    private static let most = 12

    /// Whether a figure changes by it that somebody would look at, or it is hardly chance.
    public var isWorthwhile: Bool { second >= Self.telling || strength > .likely }

    /// Whether it may be ticked beforehand in a list that a person goes through.
    public var isSure: Bool { !isDoubtful && (strength > .likely || least >= Self.telling) }

    private init(_ cluster: Cluster, messages: [MemberID: Int64]) {
        func said(_ member: MemberID) -> Int64 { messages[member] ?? 0 }
        members = cluster.members.sorted { (said($1), $0) < (said($0), $1) }
        proposals = cluster.links.map(\.id).sorted()
        strength = cluster.links.map(\.strength).min() ?? .likely
        moved = members.dropFirst().reduce(0) { $0 &+ said($1) }
        second = members.dropFirst().first.map(said) ?? 0
        least = members.last.map(said) ?? 0
        isDoubtful = cluster.links.contains(where: \.isDoubtful)
    }

    private struct Cluster {
        var members: Set<MemberID>
        var links: [MergeLink] = []
    }

    /// Puts proposals together that share a member, the surest and those of whom both say most first; what changes most comes first.
    ///
    /// Who are two people never stand in one question, also by way of a third, and what is doubtful is asked alone.
    ///
    /// - Parameters:
    ///   - links: with members as they are shown.
    ///   - apart: whether two are known to be two people.
    public static func ask(
        _ links: [MergeLink], messages: [MemberID: Int64], apart: (MemberID, MemberID) -> Bool
    ) -> [MergeQuestion] {
        func weight(_ link: MergeLink) -> Int64 { min(messages[link.one] ?? 0, messages[link.other] ?? 0) }
        let ordered = links.sorted { ($1.strength, weight($1), $0.id) < ($0.strength, weight($0), $1.id) }
        var clusters: [Int: Cluster] = [:], place: [MemberID: Int] = [:], alone: [Cluster] = []
        for link in ordered where link.one != link.other {
            let pair: Set = [link.one, link.other]
            guard !link.isDoubtful, !apart(link.one, link.other) else {
                alone.append(Cluster(members: pair, links: [link]))
                continue
            }
            for member in [link.one, link.other] where place[member] == nil {
                place[member] = clusters.count
                clusters[clusters.count] = Cluster(members: [member])
            }
            guard let one = place[link.one], let other = place[link.other], let mine = clusters[one], let theirs = clusters[other] else { continue }
            if one == other {
                clusters[one]?.links.append(link)
            } else if mine.members.count + theirs.members.count <= most,
                !mine.members.contains(where: { member in theirs.members.contains { apart(member, $0) } })
            {
                clusters[one] = Cluster(members: mine.members.union(theirs.members), links: mine.links + theirs.links + [link])
                clusters[other] = Cluster(members: [])
                for member in theirs.members { place[member] = one }
            } else {
                alone.append(Cluster(members: pair, links: [link]))
            }
        }
        return (clusters.values.filter { !$0.links.isEmpty } + alone).map { MergeQuestion($0, messages: messages) }
            .sorted { ($1.moved, $0.proposals[0]) < ($0.moved, $1.proposals[0]) }
    }
}
