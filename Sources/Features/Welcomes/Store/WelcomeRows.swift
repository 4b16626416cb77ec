internal import FeatureRules
internal import Foundation
internal import Kernel
internal import Storage

/// The rows of welcomes.
enum WelcomeRows {
    /// In their order, the default last.
    static func all(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [WelcomeEntry] {
        try tx.all(
            """
            SELECT w.id, w.name, w.is_default, w.is_on, w.version, w.terms, v.body, w.created_ms FROM welcome w
            JOIN welcome_version v ON v.workspace_id = w.workspace_id AND v.welcome_id = w.id AND v.version = w.version
            WHERE w.workspace_id = \(workspace) ORDER BY w.is_default, w.position, w.id
            """, entry)
    }

    static func one(_ id: WelcomeID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> WelcomeEntry? {
        try tx.first(
            """
            SELECT w.id, w.name, w.is_default, w.is_on, w.version, w.terms, v.body, w.created_ms FROM welcome w
            JOIN welcome_version v ON v.workspace_id = w.workspace_id AND v.welcome_id = w.id AND v.version = w.version
            WHERE w.workspace_id = \(workspace) AND w.id = \(id)
            """, entry)
    }

    /// Those that are switched on and have something to say, in their order.
    static func candidates(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [WelcomeChoice.Candidate] {
        try all(in: workspace, tx).filter { $0.isOn && $0.isComplete }.map {
            WelcomeChoice.Candidate(welcome: $0.id, version: $0.version, isDefault: $0.isDefault, terms: $0.terms)
        }
    }

    static func body(_ id: WelcomeID, version: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> WelcomeBody? {
        try tx.first(
            "SELECT body FROM welcome_version WHERE workspace_id = \(workspace) AND welcome_id = \(id) AND version = \(version)"
        ) { try WelcomeBody(json: $0.text(0)) }
    }

    static func json(_ terms: WelcomeTerms) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(terms), as: UTF8.self)
    }

    private static func entry(_ row: any Row) throws -> WelcomeEntry {
        guard let terms = try? JSONDecoder().decode(WelcomeTerms.self, from: Data(row.text(5).utf8)) else {
            throw StorageError.corrupt("welcome: terms that cannot be read")
        }
        return WelcomeEntry(
            id: row.id(0), name: row.text(1), isDefault: row.bool(2), isOn: row.bool(3), version: row.int(4), terms: terms,
            body: try WelcomeBody(json: row.text(6)), created: row.instant(7))
    }
}
