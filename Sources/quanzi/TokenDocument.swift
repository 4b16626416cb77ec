import FeatureStores
import Kernel
import Web

/// A new token as `--json` prints it. The keys are public: they never change their meaning.
struct TokenDocument: Encodable {
    var id: String
    /// The secret.
    var token: String
    var scope: String
    /// Its name.
    var workspace: String
    /// Null for a token without an end.
    var expires_at: String?

    init(_ fresh: TokenDesk.Fresh, workspace: Workspace) {
        id = fresh.entry.id.description
        token = fresh.secret.text
        scope = fresh.entry.scope.rawValue
        self.workspace = workspace.name
        expires_at = fresh.entry.expires?.iso
    }

    private enum Name: String, CodingKey { case id, token, scope, workspace, expires_at }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Name.self)
        try container.encode(id, forKey: .id)
        try container.encode(token, forKey: .token)
        try container.encode(scope, forKey: .scope)
        try container.encode(workspace, forKey: .workspace)
        try container.encode(expires_at, forKey: .expires_at)
    }
}

/// The tokens of a workspace as `--json` prints them.
struct TokenListDocument: Encodable {
    struct Line: Encodable {
        var id: String
        var name: String
        var scope: String
        var state: String
        var created_at: String
        var expires_at: String?
        var last_used_at: String?

        init(_ entry: TokenEntry, at now: Instant) {
            id = entry.id.description
            name = entry.name
            scope = entry.scope.rawValue
            state = entry.state(at: now).rawValue
            created_at = entry.created.iso
            expires_at = entry.expires?.iso
            last_used_at = entry.lastUsed?.iso
        }

        var text: String { "\(id)  \(state)  \(scope)  \(name)\(last_used_at.map { ", last used \($0)" } ?? "")" }
    }

    var workspace: String
    var tokens: [Line]
}
