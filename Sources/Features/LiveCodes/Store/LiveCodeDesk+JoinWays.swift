public import FeatureRules
internal import Foundation
public import Journal
public import Kernel
public import Storage

extension LiveCodeDesk {
    /// A customer group that a join way can lead into.
    public struct Chat: Sendable, Hashable {
        public var connection: ConnectionID
        public var chatID: String
        public var name: String

        public init(connection: ConnectionID, chatID: String, name: String) {
            self.connection = connection
            self.chatID = chatID
            self.name = name
        }
    }

    /// The groups of connected companies, the latest opened first; at most 200.
    public func chats(in workspace: WorkspaceID) async throws -> [Chat] {
        try await database.read { tx in
            try tx.all(
                """
                SELECT g.connection_id, g.chat_id, g.name FROM customer_group g
                JOIN wecom_connection c ON c.workspace_id = g.workspace_id AND c.id = g.connection_id
                WHERE g.workspace_id = \(workspace) AND g.state = 'live' ORDER BY g.created_ms DESC, g.chat_id LIMIT 200
                """) { Chat(connection: $0.id(0), chatID: $0.text(1), name: $0.text(2)) }
        }
    }

    /// The group of WeCom whose picture a target is; nil if that is not said, or it is not there any more.
    public func chat(of target: LiveTargetID, in workspace: WorkspaceID) async throws -> Chat? {
        try await database.read { tx in
            try tx.first(
                """
                SELECT g.connection_id, g.chat_id, g.name FROM live_target_chat t
                JOIN customer_group g ON g.workspace_id = t.workspace_id AND g.connection_id = t.connection_id AND g.chat_id = t.chat_id
                JOIN wecom_connection c ON c.workspace_id = g.workspace_id AND c.id = g.connection_id
                WHERE t.workspace_id = \(workspace) AND t.target_id = \(target) AND g.state = 'live' ORDER BY g.chat_id LIMIT 1
                """) { Chat(connection: $0.id(0), chatID: $0.text(1), name: $0.text(2)) }
        }
    }

    /// Adds a join way that is still to be made: by the outbox, and only once, because the platform has no list in which one whose
    /// answer was lost could be found again.
    ///
    /// - Throws: `LiveCodeRefusal`.
    @discardableResult
    public func add(
        _ plan: TargetPlan, chats: [String], opensGroups: Bool, baseName: String, by connection: ConnectionID, to code: LiveCodeID,
        workspace: WorkspaceID, cause: Cause
    ) async throws -> LiveTargetID {
        let id: LiveTargetID = world.id(), now = world.now(), attribution = "qz" + String(id.rawValue, radix: 36)
        let order = try JoinWayOrder(chats: chats, opensGroups: opensGroups, baseName: baseName, attribution: attribution)
        let body = String(decoding: try JSONEncoder().encode(order), as: UTF8.self)
        try await noting(code, workspace, cause, as: { .liveTargetAdded(code, name: Self.auditName(of: plan.name, in: $0)) }) { [world] known, tx in
            guard known.targets.count < Self.targetLimit else { throw LiveCodeRefusal.tooManyTargets }
            try Self.insert(id, plan, .joinWay, to: known, now, workspace, tx)
            try Self.lead(id, into: order.chats, of: connection, workspace, tx)
            try tx.run(
                """
                UPDATE live_target SET connection_id = \(connection), attribution = \(attribution)
                WHERE workspace_id = \(workspace) AND code_id = \(code) AND id = \(id)
                """)
            try Outbox(world: world).add(
                [OutboxCall(call: LiveCodeRows.call(connection), key: "\(id)", certainty: .blind, body: body)], workspace: workspace, tx)
        }
        return id
    }

    /// Writes down what a person decided about a join way that failed or whose answer was lost.
    ///
    /// - Throws: `LiveCodeRefusal.notFound`, `.notDecidable`, `.connectionUnknown` if its company is not connected any more.
    public func makeAgain(_ target: LiveTargetID, of code: LiveCodeID, workspace: WorkspaceID, cause: Cause) async throws {
        try await noting(code, workspace, cause) { [world] known, tx in
            guard try !Self.target(target, in: known).isGone else { throw LiveCodeRefusal.connectionUnknown }
            let call = try tx.first(
                """
                SELECT o.id FROM live_target t JOIN outbox o ON o.workspace_id = t.workspace_id
                    AND o.call = 'wecom.join_way.' || t.connection_id AND o.key = CAST(t.id AS TEXT)
                WHERE t.workspace_id = \(workspace) AND t.code_id = \(code) AND t.id = \(target)
                """) { $0.id(0, OutboxKind.self) }
            guard let call, try Outbox(world: world).resolve(call, .again, workspace: workspace, tx) else { throw LiveCodeRefusal.notDecidable }
        }
    }
}
