public import FeatureRules
public import Kernel
public import Storage

/// Keeps who may be a robot: by what they do in a group, or by their name where they say much or always the same.
public struct RobotFollower: DiagnosisFollower {
    public init() {}

    public var sections: [any Section.Type] { [RobotFigures.self] }

    public func follow(
        _ groups: [DiagnosedGroup], anew: Set<GroupID>, asOf: Instant?, workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws {
        let figures = groups.compactMap { $0.sections.one(RobotFigures.self) }
        let uniform = Set(figures.flatMap(\.uniform).map(\.member)), talkers = Set(figures.flatMap(\.talkers).map(\.member))
        var found: [MemberID: String] = [:]
        // The group in which they said most says why.
        for suspect in figures.flatMap(\.suspects).sorted(by: { $0.texts < $1.texts }) { found[suspect.member] = suspect.manner.rawValue }
        let names = try names(of: uniform.union(talkers).union(found.keys), workspace, tx)
        for member in try OperatorQueries.named(names.filter { found[$0.key] == nil }, in: workspace, tx) { found[member] = OperatorQueries.byName }
        for (member, name) in names where uniform.contains(member) && RobotName.isPossible(name) { found[member] = OperatorQueries.byName }
        // One question about all names of a robot: whoever came back as `Geth__` would be asked about once `Geth` is marked.
        let stems = Set(found.keys.compactMap { names[$0] }.map(SameNameGuess.stem))
        for (member, name) in names where found[member] == nil && RobotName.isReturned(name, as: stems) { found[member] = OperatorQueries.byName }
        try keep(found, workspace, tx)
    }

    private static let namesAtOnce = 200

    /// The name that was borne last.
    private func names(of members: Set<MemberID>, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [MemberID: String] {
        var names: [MemberID: String] = [:]
        let sorted = members.sorted()
        for start in stride(from: 0, to: sorted.count, by: Self.namesAtOnce) {
            let some = Array(sorted[start..<min(start + Self.namesAtOnce, sorted.count)])
            try tx.each(
                """
                SELECT member_id, name FROM identity WHERE workspace_id = \(workspace) AND member_id IN (\(each: some))
                ORDER BY member_id, named_ms, key DESC
                """
            ) { row in names[row.id(0)] = row.text(1) }
        }
        return names
    }

    private func keep(_ found: [MemberID: String], _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        var known: [MemberID: String] = [:]
        try tx.each("SELECT member_id, why FROM robot_suspect WHERE workspace_id = \(workspace)") { known[$0.id(0)] = $0.text(1) }
        for member in known.keys where found[member] == nil {
            try tx.run("DELETE FROM robot_suspect WHERE workspace_id = \(workspace) AND member_id = \(member)")
        }
        for (member, why) in found.sorted(by: { $0.key < $1.key }) where known[member] != why {
            try tx.run(
                """
                INSERT INTO robot_suspect (workspace_id, member_id, why) VALUES (\(workspace), \(member), \(why))
                ON CONFLICT (workspace_id, member_id) DO UPDATE SET why = excluded.why
                """)
        }
    }
}
