public import Kernel

/// Who carries the group, from the last twelve weeks: the network of who turns to whom, the roles, and who holds circles together.
public struct StructureFigures: Section {
    public static let name = "structure"

    public struct Leader: Sendable, Hashable, Codable {
        public var member: MemberID
        /// Distinct people who turned to them.
        public var answeredBy: Int
        public var messages: Int
        /// Of the last eight weeks those in which they spoke.
        public var weeksSpoken: Int
    }

    public struct Bridge: Sendable, Hashable, Codable {
        public var member: MemberID
        public var circles: Int
        /// 0…1: the share of shortest ways between two others that lead through them.
        public var betweenness: Double
    }

    public struct RoleCount: Sendable, Hashable, Codable {
        public var role: MemberRole
        public var members: Int
    }

    public let days: Int
    /// Members who ever said anything and are none of our own, and those of them who said one thing only.
    public let oneMessage: Share
    /// Members in the network, pairs (who turned, to whom), and the pairs whose reverse exists among them.
    public let nodes: Int
    public let edges: Int
    public let reciprocity: Double?
    public let density: Double?
    public let transitivity: Double?
    /// Sizes of the circles, the largest first; how clearly they are apart.
    public let circles: [Int]
    public let modularity: Double?
    public let bridges: [Bridge]
    /// Those whose word counts, most first.
    public let leaders: [Leader]
    /// Of everybody who is there, every role once.
    public let roles: [RoleCount]

    public init(_ evidence: GroupEvidence) {
        let talks = evidence.structure.talks, network = evidence.structure.figures, roles = evidence.structure.roles
        days = GroupEvidence.networkDays
        let speakers = evidence.peoples.values.filter { $0.messages > 0 }
        oneMessage = Share(speakers.count { $0.messages == 1 }, of: speakers.count)
        nodes = network.nodes
        edges = network.edges
        reciprocity = network.reciprocity
        density = network.density
        transitivity = network.transitivity
        circles = network.circles
        modularity = network.modularity
        bridges = network.bridges.compactMap { member in
            network.of(member).map { Bridge(member: MemberID(member), circles: $0.circlesTouched, betweenness: $0.betweenness ?? 0) }
        }
        let byMember = Dictionary(talks.map { ($0.member, $0) }, uniquingKeysWith: { one, _ in one })
        leaders = roles.filter { $0.value == .leader }.keys
            .compactMap { network.of($0) }
            .sorted { ($1.pageRank, $0.member) < ($0.pageRank, $1.member) }
            .map { figures in
                let talk = byMember[figures.member]
                return Leader(
                    member: MemberID(figures.member), answeredBy: figures.answeredBy, messages: Int(talk?.messages ?? 0),
                    weeksSpoken: talk?.weeksSpoken ?? 0)
            }
        self.roles = MemberRole.shown.map { role in RoleCount(role: role, members: roles.values.count { $0 == role }) }
    }

    public var people: Set<MemberID> { Set(bridges.map(\.member) + leaders.map(\.member)) }
}
