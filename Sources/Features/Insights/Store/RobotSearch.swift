internal import FeatureRules
internal import Kernel
internal import Storage

/// Finds who may be a robot: by what they do in a group, or by their name where they say much or always the same. It comes before the
/// figures, which leave out whoever talks as robots do, or bears the name of one that does, until somebody says otherwise (decision 0011).
struct RobotSearch: Sendable {
    let workspace: WorkspaceID
    let zone: Zone

    private static let namesAtOnce = 200
    /// Of so many who said most in the workspace the names are looked at.
    private static let talkers = 100

    /// Who, and why.
    ///
    /// - Parameter changed: the groups to look at; of all others what is kept still holds.
    func find(changed: [GroupID], asOf: Instant, _ tx: any ReadTransaction) throws -> [MemberID: RobotWhy] {
        let marked = try OperatorBoard.marked(in: workspace, tx)
        var sections = try SectionQueries.all(RobotFigures.self, in: workspace, tx)
        for group in changed { sections[group] = try look(at: group, marked: marked, asOf: asOf, tx) }
        let figures = sections.values
        let uniform = Set(figures.flatMap(\.uniform).map(\.member))
        let talkers = try Set(figures.flatMap(\.talkers).map(\.member)).union(mostTalking(without: marked, tx))
        var found: [MemberID: RobotWhy] = [:]
        // The group in which they said most says why.
        for suspect in figures.flatMap(\.suspects).sorted(by: { ($0.texts, $0.manner.rawValue) < ($1.texts, $1.manner.rawValue) }) {
            found[suspect.member] = RobotWhy(suspect.manner)
        }
        let names = try names(of: uniform.union(talkers).union(found.keys), tx)
        func add(_ why: RobotWhy, where holds: (MemberID, String) -> Bool) {
            for (member, name) in names where found[member] == nil && holds(member, name) { found[member] = why }
        }
        func stems() -> Set<String> { Set(found.keys.compactMap { names[$0] }.map(SameNameGuess.stem)) }
        add(.uniform) { uniform.contains($0) && (RobotName.isPossible($1) || RobotName.isLikely($1)) }
        let robots = try stems().union(OperatorQueries.markedStems(robotsOnly: true, in: workspace, tx))
        for member in try returned(as: robots, tx) where found[member] == nil && !marked.contains(member) { found[member] = .returned }
        add(.name) { RobotName.isLikely($1) }
        // All names of one are in one question.
        let named = stems()
        add(.name) { RobotName.isReturned($1, as: named) }
        return found
    }

    /// Nobody else may be one any more.
    ///
    /// - Returns: the groups whose figures are others now.
    func keep(_ found: [MemberID: RobotWhy], _ tx: any WriteTransaction) throws -> Set<GroupID> {
        let known = try kept(tx)
        for member in known.keys where found[member] == nil {
            try tx.run("DELETE FROM robot_suspect WHERE workspace_id = \(workspace) AND member_id = \(member)")
        }
        for (member, why) in found.sorted(by: { $0.key < $1.key }) where known[member] != why {
            try tx.run(
                """
                INSERT INTO robot_suspect (workspace_id, member_id, why) VALUES (\(workspace), \(member), \(why.rawValue))
                ON CONFLICT (workspace_id, member_id) DO UPDATE SET why = excluded.why
                """)
        }
        return try GroupVersions.note(of: leftOut(known).symmetricDifference(leftOut(found)), workspace: workspace, tx)
    }

    private func leftOut(_ found: [MemberID: RobotWhy]) -> Set<MemberID> { Set(found.filter { $0.value.leavesOut }.keys) }

    func kept(_ tx: any ReadTransaction) throws -> [MemberID: RobotWhy] {
        var known: [MemberID: RobotWhy] = [:]
        try tx.each("SELECT member_id, why FROM robot_suspect WHERE workspace_id = \(workspace)") { known[$0.id(0)] = RobotWhy(rawValue: $0.text(1)) ?? .name }
        return known
    }

    private func look(at group: GroupID, marked: Set<MemberID>, asOf: Instant, _ tx: any ReadTransaction) throws -> RobotFigures {
        var messages: [MemberID: Int] = [:]
        try tx.each(
            "SELECT member_id, messages FROM membership WHERE workspace_id = \(workspace) AND group_id = \(group) AND messages > 0"
        ) { messages[$0.id(0)] = $0.int(1) }
        let habits = try HabitHistory(workspace: workspace, zone: zone).habits(of: group, asOf: asOf, tx)
        return RobotFigures(habits, messages: messages, marked: marked)
    }

    private func mostTalking(without marked: Set<MemberID>, _ tx: any ReadTransaction) throws -> [MemberID] {
        try tx.all(
            """
            SELECT member_id FROM member_total WHERE workspace_id = \(workspace) AND messages > 0
            ORDER BY messages DESC, member_id LIMIT \(Self.talkers + marked.count)
            """
        ) { $0.id(0, MemberKind.self) }.filter { !marked.contains($0) }
    }

    /// Whoever spoke under the name of one of them with marks or digits behind it, however little.
    private func returned(as robots: Set<String>, _ tx: any ReadTransaction) throws -> Set<MemberID> {
        if robots.isEmpty { return [] }
        var found: Set<MemberID> = []
        try tx.each(OperatorQueries.numberedNames(in: workspace)) { row in
            if RobotName.isReturned(row.text(1), as: robots) { found.insert(row.id(0)) }
        }
        return try found.filter { member in
            try tx.exists("SELECT 1 FROM member_total WHERE workspace_id = \(workspace) AND member_id = \(member) AND messages > 0")
        }
    }

    /// The name that was borne last.
    private func names(of members: Set<MemberID>, _ tx: any ReadTransaction) throws -> [MemberID: String] {
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
}
