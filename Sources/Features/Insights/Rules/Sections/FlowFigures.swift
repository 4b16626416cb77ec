public import Kernel

/// Who came and went, by whom and by which way, and how far invitations reach.
public struct FlowFigures: Section {
    public static let name = "flow"

    public struct Week: Sendable, Hashable, Codable {
        /// Its Monday.
        public var week: LocalDay
        public var joins: Int
        public var leaves: Int
    }

    public struct WayCount: Sendable, Hashable, Codable {
        public var way: GroupEvidence.Passage.Way
        public var joins: Int
    }

    public struct Inviter: Sendable, Hashable, Codable {
        public var member: MemberID
        public var invited: Int
        public var descendants: Int
        public var stillPresent: Int
        public var spoke: Int
    }

    public struct Burst: Sendable, Hashable, Codable {
        public var from: Instant
        public var to: Instant
        public var joins: Int
        public var usualPerDay: Double
        /// Left within 24 hours of joining; nil if the log tells of no leave at all.
        public var left: Share?
    }

    public struct Tree: Sendable, Hashable, Codable {
        public var root: MemberID
        public var size: Int
        public var depth: Int
        public var meanDistance: Double
    }

    /// Over the whole history.
    public let joins: Int
    public let leaves: Int
    /// The last 26 weeks, today's among them, oldest first; none before the history.
    public let weeks: [Week]
    public let ways: [WayCount]
    /// Who invited, or whose QR code it was; the most first, at most 20.
    public let inviters: [Inviter]
    public let invited: Int
    public let maxDepth: Int
    /// Of the invitations those at the third step or deeper.
    public let deepShare: Double?
    public let generations: [InvitationGeneration]
    /// The largest ten.
    public let trees: [Tree]
    /// The latest ten.
    public let bursts: [Burst]
    public let usualLeft: Share?
    public let tooLittleHistory: Bool

    static let weekCount = 26
    static let inviterLimit = 20
    static let treeLimit = 10
    static let generationLimit = 12

    public init(_ evidence: GroupEvidence) {
        let tree = evidence.invitations, figures = tree.figures(asOf: evidence.asOf)
        joins = evidence.passages.count { $0.way != nil }
        leaves = evidence.passages.count { $0.way == nil }
        weeks = FlowFigures.weeks(evidence)
        ways = GroupEvidence.Passage.Way.allCases.map { way in WayCount(way: way, joins: evidence.passages.count { $0.way == way }) }
        inviters = figures.inviters.prefix(FlowFigures.inviterLimit).map {
            Inviter(
                member: MemberID($0.member), invited: $0.invited, descendants: $0.descendants, stillPresent: $0.stillPresent, spoke: $0.spoke)
        }
        invited = figures.invited
        maxDepth = figures.maxDepth
        deepShare = figures.deepShare
        generations = Array(figures.generations.prefix(FlowFigures.generationLimit))
        trees = figures.trees.prefix(FlowFigures.treeLimit).map {
            Tree(root: MemberID($0.root), size: $0.size, depth: $0.depth, meanDistance: $0.meanDistance)
        }
        let found = JoinBursts(FlowFigures.stays(evidence), since: evidence.historySince ?? evidence.asOf, asOf: evidence.asOf)
        bursts = found.bursts.suffix(FlowFigures.treeLimit).reversed().map {
            Burst(
                from: Instant(milliseconds: $0.fromMs), to: Instant(milliseconds: $0.toMs), joins: $0.joins, usualPerDay: $0.usualPerDay,
                left: $0.leaves)
        }
        usualLeft = found.usualLeaves
        tooLittleHistory = found.tooLittleHistory
    }

    public var people: Set<MemberID> { Set(inviters.map(\.member) + trees.map(\.root)) }

    private static func weeks(_ evidence: GroupEvidence) -> [Week] {
        guard let since = evidence.historySince else { return [] }
        let last = evidence.today.weekStart, first = max(evidence.zone.day(of: since).weekStart, last + -7 * (weekCount - 1))
        guard first <= last else { return [] }
        var weeks = stride(from: 0, through: last - first, by: 7).map { Week(week: first + $0, joins: 0, leaves: 0) }
        for passage in evidence.passages {
            let place = (evidence.zone.day(of: passage.at).weekStart - first) / 7
            guard weeks.indices.contains(place), evidence.zone.day(of: passage.at) >= first else { continue }
            if passage.way == nil { weeks[place].leaves += 1 } else { weeks[place].joins += 1 }
        }
        return weeks
    }

    /// Every join with the leave after it.
    private static func stays(_ evidence: GroupEvidence) -> [Stay] {
        var stays: [Stay] = [], open: [MemberID: Int] = [:]
        for passage in evidence.passages {
            if passage.way != nil {
                open[passage.member] = stays.count
                stays.append(Stay(joinedMs: passage.at.milliseconds, leftMs: nil))
            } else if let place = open.removeValue(forKey: passage.member) {
                stays[place].leftMs = passage.at.milliseconds
            }
        }
        return stays
    }
}

extension GroupEvidence {
    /// Who brought whom: of every member the first join that is known.
    var invitations: InvitationTree {
        var facts: [JoinFact] = [], seen: Set<MemberID> = []
        for passage in passages where passage.way != nil && seen.insert(passage.member).inserted {
            let activity = members[passage.member]
            facts.append(
                JoinFact(
                    member: passage.member.rawValue, inviter: passage.other?.rawValue, joinedMs: passage.at.milliseconds,
                    present: activity?.present ?? false, spoke: (activity?.messages ?? 0) > 0))
        }
        return InvitationTree(facts)
    }
}
