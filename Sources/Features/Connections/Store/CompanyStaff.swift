internal import FeatureRules
internal import Journal
internal import Kernel
internal import Storage

/// The members that stand for people of a connected company, for one transaction: each is looked up once.
struct CompanyStaff {
    static let platform = "wecom"

    private let connection: ConnectionEntry
    private let workspace: WorkspaceID
    private let journal: Journal
    private let members: MemberDirectory
    private let world: World
    private var known: [String: MemberID] = [:]
    /// Of whom is settled whether they are ours.
    private var settled: (merged: MergedMembers, members: Set<MemberID>)?

    init(of connection: ConnectionEntry, workspace: WorkspaceID, journal: Journal, world: World) {
        self.connection = connection
        self.workspace = workspace
        self.journal = journal
        self.world = world
        members = MemberDirectory(world: world)
    }

    /// userids are known within the company only.
    func key(_ userID: String) -> String { "\(connection.corpID)/\(userID)" }

    mutating func member(_ userID: String, at: Instant, _ tx: any WriteTransaction) throws -> MemberID {
        if let member = known[userID] { return member }
        let member = try members.resolve(
            platform: Self.platform, people: [MemberDirectory.Person(key: key(userID))], at: at, workspace: workspace, tx)[key(userID)]
        guard let member else { throw StorageError.corrupt("a member that was just made is not there") }
        known[userID] = member
        try mark(member, tx)
        return member
    }

    /// One of our own, unless a person said otherwise. Whom a person said that they are not, or are, stays so, whoever they were
    /// merged into.
    mutating func mark(_ member: MemberID, _ tx: any WriteTransaction) throws {
        let settled = try self.settled ?? (
            MergedMembers(of: workspace, tx), OperatorBoard.marked(in: workspace, tx).union(OperatorBoard.denials(in: workspace, tx)))
        self.settled = settled
        let shown = settled.merged.shown(member)
        guard !settled.members.contains(shown) else { return }
        try journal.append(Event(kind: OperatorBoard.operatorMarked, at: world.now(), member: member), workspace: workspace, cause: .system, tx)
        try OperatorBoard().apply(OperatorBoard.operatorMarked, member, workspace: workspace, tx)
        self.settled?.members.insert(shown)
    }
}
