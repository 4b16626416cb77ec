internal import Exports
internal import FeatureRules
internal import Kernel
internal import Storage

/// The rows of the tables `bridge` and `bridge_refusal`.
enum BridgeRows {
    /// So many refused lines of each bridge are kept, the latest.
    static let refusalsKept = 50

    static func all(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [BridgeEntry] {
        try tx.all(
            """
            SELECT id, name, state, created_ms, received_ms, lines, refused FROM bridge WHERE workspace_id = \(workspace) ORDER BY id DESC
            """, entry)
    }

    static func one(_ id: BridgeID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> BridgeEntry? {
        try tx.first(
            """
            SELECT id, name, state, created_ms, received_ms, lines, refused FROM bridge WHERE workspace_id = \(workspace) AND id = \(id)
            """, entry)
    }

    /// The latest first.
    static func refusals(of id: BridgeID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [BridgeRefusedLine] {
        try tx.all(
            """
            SELECT id, line, problem, excerpt FROM bridge_refusal WHERE workspace_id = \(workspace) AND bridge_id = \(id)
            ORDER BY id DESC LIMIT \(refusalsKept)
            """
        ) { row in
            BridgeRefusedLine(
                at: IDSequence.instant(of: row.integer(0)), line: row.int(1), problem: BridgeProblem(rawValue: row.text(2)),
                excerpt: row.text(3))
        }
    }

    /// Keeps the latest of them, each under one of the ascending `ids`.
    static func note(
        _ refused: [BridgeBatch.Refused], ids: [Int64], of bridge: BridgeID, workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws {
        for (id, line) in zip(ids, refused).suffix(refusalsKept) {
            try tx.run(
                """
                INSERT INTO bridge_refusal (workspace_id, bridge_id, id, line, problem, excerpt)
                VALUES (\(workspace), \(bridge), \(id), \(line.line), \(line.problem.rawValue), \(String(decoding: line.excerpt, as: UTF8.self)))
                """)
        }
        let last = try tx.first(
            """
            SELECT id FROM bridge_refusal WHERE workspace_id = \(workspace) AND bridge_id = \(bridge)
            ORDER BY id DESC LIMIT 1 OFFSET \(refusalsKept)
            """
        ) { $0.integer(0) }
        guard let last else { return }
        try tx.run("DELETE FROM bridge_refusal WHERE workspace_id = \(workspace) AND bridge_id = \(bridge) AND id <= \(last)")
    }

    /// What its key is sealed for.
    static func place(_ id: BridgeID, in workspace: WorkspaceID) -> String { "bridge/\(workspace)/\(id)" }

    private static func entry(_ row: any Row) throws -> BridgeEntry {
        BridgeEntry(
            id: row.id(0), name: row.text(1),
            // A state of another version takes nothing.
            state: BridgeState(rawValue: row.text(2)) ?? .off, created: row.instant(3), received: row.optional(4, row.instant), lines: row.int(5),
            refused: row.int(6))
    }
}
