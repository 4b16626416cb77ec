internal import FeatureRules
internal import Foundation
public import Kernel
public import Storage

/// Keeps the tasks about group codes. They follow the clock and the visitors, and not what is said in groups.
public struct CodeTasks: Sendable {
    private let database: any Database
    private let world: World

    public init(database: any Database, world: World) {
        self.database = database
        self.world = world
    }

    private struct Kept: Equatable {
        var facts: String
        var weight: Int
    }

    /// Brings them in line with the codes as they stand now; writes only what has changed.
    public func refresh(_ workspace: WorkspaceID) async throws {
        let now = world.now()
        let isSo = try await database.read { tx in
            let wanted = try wanted(now, workspace, tx), kept = try listed(workspace, tx)
            return wanted.mapValues(\.kept) == kept
        }
        if isSo { return }
        try await database.write { tx in try keep(now, workspace, tx) }
    }

    private func keep(_ now: Instant, _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        let wanted = try wanted(now, workspace, tx), kept = try listed(workspace, tx)
        var rows = TaskRows(), fresh: [Suggestion] = []
        for (key, (suggestion, state)) in wanted.sorted(by: { $0.key < $1.key }) where kept[key] != state {
            if kept[key] == nil { fresh.append(suggestion) }
            rows.add(suggestion, id: world.id(), key: key, facts: state.facts, message: nil)
        }
        try rows.write(asOf: now, workspace, tx)
        for key in kept.keys.sorted() where wanted[key] == nil {
            try tx.run("UPDATE task SET suggested = 0 WHERE workspace_id = \(workspace) AND key = \(key)")
        }
        // What nobody decided about leaves no history.
        try tx.run(
            """
            DELETE FROM task WHERE workspace_id = \(workspace) AND kind = \(TaskKind.code.rawValue) AND suggested = 0
            AND NOT EXISTS (SELECT 1 FROM task_decision d WHERE d.workspace_id = task.workspace_id AND d.key = task.key)
            """)
        try TaskNews.tell(fresh, asOf: now, workspace: workspace, world: world, tx)
    }

    private func wanted(
        _ now: Instant, _ workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [String: (suggestion: Suggestion, kept: Kept)] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var wanted: [String: (suggestion: Suggestion, kept: Kept)] = [:]
        for known in try LiveCodeRows.all(in: workspace, tx) {
            let code = try LiveCodeRosters.counted(known, forChoice: true, at: now, in: workspace, tx)
            guard let suggestion = CodeTaskRules.suggestion(code.id, code.targets.map(\.seats), isOn: code.isOn, at: now) else { continue }
            let facts = String(decoding: try encoder.encode(suggestion.facts), as: UTF8.self)
            wanted[suggestion.key.description] = (suggestion, Kept(facts: facts, weight: suggestion.weight))
        }
        return wanted
    }

    private func listed(_ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [String: Kept] {
        var listed: [String: Kept] = [:]
        try tx.each(
            "SELECT key, facts, weight FROM task WHERE workspace_id = \(workspace) AND suggested = 1 AND kind = \(TaskKind.code.rawValue)"
        ) { listed[$0.text(0)] = Kept(facts: $0.text(1), weight: $0.int(2)) }
        return listed
    }
}
