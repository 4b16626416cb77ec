public import FeatureRules
internal import Foundation
public import Kernel
public import Storage

/// Brings the tasks in line with fresh figures: what is suggested, what is no longer, and what became of what was done.
public struct TaskFollower: DiagnosisFollower {
    private let world: World
    private let zones: @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone

    public init(world: World, zones: @escaping @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone) {
        self.world = world
        self.zones = zones
    }

    public var sections: [any Section.Type] {
        [AnswerFigures.self, NewcomerFigures.self, ContentFigures.self, StructureFigures.self, TurnFigures.self]
    }

    public func follow(
        _ groups: [DiagnosedGroup], anew: Set<GroupID>, asOf: Instant?, workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws {
        guard let asOf else { return try keep([], asOf: Instant(milliseconds: 0), proofs: nil, workspace, tx) }
        let zone = try zones(workspace, tx), merged = try MergedMembers(of: workspace, tx)
        let attendance = try attendance(workspace, tx), own = try OperatorBoard.own(in: workspace, tx)
        let robots = try OperatorQueries.robots(in: workspace, tx), unwanted = try Blacklist.unwanted(of: workspace, tx)
        let standings = groups.map { group in
            GroupStanding(
                group: group.group.id, name: group.group.name, figures: group.figures,
                answers: group.sections.one(AnswerFigures.self), newcomers: group.sections.one(NewcomerFigures.self),
                content: group.sections.one(ContentFigures.self), structure: group.sections.one(StructureFigures.self),
                turn: group.sections.one(TurnFigures.self))
        }
        func suggested(without renamed: Set<MemberID>) -> [Suggestion] {
            TaskRules(attendance: attendance, own: own, robots: robots, renamed: renamed, unwanted: unwanted, asOf: asOf).suggestions(standings)
        }
        var suggestions = suggested(without: []), renamed: Set<MemberID> = [], asked: Set<TaskKey> = []
        // Whoever comes in for somebody who goes on under another name may go on under another name as well.
        for _ in 0..<Self.rounds {
            let greetings = suggestions.filter { $0.kind == .greet && asked.insert($0.key).inserted }
            let found = try self.renamed(among: greetings, asOf: asOf, workspace, tx)
            if found.isEmpty { break }
            renamed.formUnion(found)
            suggestions = suggested(without: renamed)
        }
        try keep(suggestions, asOf: asOf, proofs: TaskProofs(workspace: workspace, zone: zone), workspace, tx)
        try TaskEffects(workspace: workspace, asOf: asOf, zone: zone, merged: merged).refresh(tx)
    }

    private static let rounds = 3

    /// Of those to be greeted, who may talk on in the group under a nearly equal name.
    private func renamed(
        among greetings: [Suggestion], asOf: Instant, _ workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> Set<MemberID> {
        let names = try MemberQueries.names(of: Set(greetings.compactMap(\.member)), in: workspace, tx)
        var silent: [GroupID: [MemberID: String]] = [:]
        for greeting in greetings {
            if let member = greeting.member { silent[greeting.group, default: [:]][member] = names[member] }
        }
        let found = try SuccessorQueries.successors(of: silent, asOf: asOf, workspace: workspace, tx)
        return Set(found.values.joined().map(\.key))
    }

    private func attendance(_ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Attendance {
        var attendance = Attendance()
        // In the order of the table: SQLite would take the index by member, and look up every row.
        let rows: SQL =
            "SELECT group_id, member_id, present, last_ms FROM membership WHERE workspace_id = \(workspace) ORDER BY group_id, member_id"
        try tx.each(rows) { row in
            attendance.note(row.id(1), in: row.id(0), isPresent: row.bool(2), last: row.optional(3, row.instant))
        }
        return attendance
    }

    private struct Kept {
        var message: MessageID?
        var facts: String
        var weight: Int
    }

    /// Writes what is new or has changed, and notes what is gone. What stays the same is not touched.
    private func keep(
        _ suggestions: [Suggestion], asOf: Instant, proofs: TaskProofs?, _ workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws {
        var listed: [String: Kept] = [:]
        try tx.each("SELECT key, message_id, facts, weight FROM task WHERE workspace_id = \(workspace) AND suggested = 1 AND kind <> 'code'") { row in
            listed[row.text(0)] = Kept(message: row.optional(1) { row.id($0) }, facts: row.text(2), weight: row.int(3))
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var rows = TaskRows(), fresh: [Suggestion] = [], proven: [TaskKey: Int] = [:]
        for suggestion in suggestions {
            let key = suggestion.key.description, facts = String(decoding: try encoder.encode(suggestion.facts), as: UTF8.self)
            let known = listed.removeValue(forKey: key)
            let place = TaskKey(suggestion.kind, suggestion.group, nil), needsProof = suggestion.kind.needsProof
            if needsProof, proven[place, default: 0] >= suggestion.kind.limit {
                listed[key] = known
                continue
            }
            // Whoever has said nothing since still has the same last words.
            var message = suggestion.message ?? (known?.facts == facts ? known?.message : nil)
            if message == nil, needsProof || known?.facts != facts { message = try proofs?.find(suggestion, tx) }
            if needsProof {
                // Who sent nothing but pictures or order lines waits for no reply.
                guard message != nil else {
                    listed[key] = known
                    continue
                }
                proven[place, default: 0] += 1
            }
            if let known, known.facts == facts, known.weight == suggestion.weight, known.message == message { continue }
            if known == nil { fresh.append(suggestion) }
            rows.add(suggestion, id: world.id(), key: key, facts: facts, message: message)
        }
        try rows.write(asOf: asOf, workspace, tx)
        for key in listed.keys.sorted() {
            try tx.run("UPDATE task SET suggested = 0 WHERE workspace_id = \(workspace) AND key = \(key)")
        }
        // It counts what is open: only when the list is whole.
        try TaskNews.tell(fresh, asOf: asOf, workspace: workspace, world: world, tx)
    }
}
