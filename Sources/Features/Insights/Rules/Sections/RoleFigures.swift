public import Kernel

/// The role of every member who is there.
public struct RoleFigures: Section {
    public static let name = "roles"

    public struct Member: Sendable, Hashable, Codable {
        public var member: MemberID
        public var role: MemberRole
        /// Distinct people who turned to them in the last twelve weeks.
        public var answeredBy: Int
        /// Their messages in the last twelve weeks.
        public var messages: Int
        /// All they ever said, and when last; nil where figures of an older version are kept, and `last` of who never spoke.
        public var allMessages: Int64?
        public var last: Instant?
    }

    /// By role in the order of `MemberRole.shown`, within a role by messages, equal ones by all they ever said; at most `mostMembers`.
    public let members: [Member]

    static let mostMembers = 2000

    public init(_ evidence: GroupEvidence) {
        let talks = evidence.structure.talks, network = evidence.structure.figures, roles = evidence.structure.roles
        let order = Dictionary(MemberRole.shown.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { one, _ in one })
        let members = talks.compactMap { talk -> Member? in
            guard let role = roles[talk.member] else { return nil }
            let activity = evidence.members[MemberID(talk.member)]
            return Member(
                member: MemberID(talk.member), role: role, answeredBy: network.of(talk.member)?.answeredBy ?? 0, messages: Int(talk.messages),
                allMessages: activity?.messages, last: activity?.last)
        }
        self.members = Array(
            members.sorted {
                (order[$0.role] ?? 0, $1.messages, $1.allMessages ?? 0, $0.member) < (order[$1.role] ?? 0, $0.messages, $0.allMessages ?? 0, $1.member)
            }
                .prefix(RoleFigures.mostMembers))
    }

    public var people: Set<MemberID> { Set(members.map(\.member)) }
}

extension MemberRole {
    /// The order in which roles are shown: who carries the group first.
    public static let shown: [MemberRole] = [.leader, .regular, .speaker, .newcomer, .lurker, .silent, .own, .advertiser]
}
