internal import FeatureRules
internal import Foundation
internal import Journal
internal import Kernel
internal import Storage

/// Tells the addresses of a workspace what happened: rows of the outbox, in the transaction of the fact itself. So each is told
/// once for each fact, and nothing that was rolled back.
struct WebhookNews {
    let workspace: WorkspaceID
    let event: WebhookEvent
    private let listeners: [WebhookID]

    /// Nil if nobody wants to know.
    init?(_ event: WebhookEvent, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws {
        let wanting = try WebhookRows.all(in: workspace, tx).filter { $0.state == .on && $0.events.contains(event) }
        guard !wanting.isEmpty else { return nil }
        self.workspace = workspace
        self.event = event
        listeners = wanting.map(\.id)
    }

    /// - Parameters:
    ///   - key: names the fact among those of its event; the same fact is told once.
    ///   - data: ids, names and figures; never what was said, and of members only ids.
    func tell(_ key: String, _ data: some Encodable, world: World, _ tx: any WriteTransaction) throws {
        for listener in listeners {
            try Self.post(event.rawValue, key: key, data, to: listener, workspace: workspace, world: world, tx)
        }
    }

    static func test(_ id: WebhookID, workspace: WorkspaceID, world: World, _ tx: any WriteTransaction) throws -> OutboxID {
        let key = world.id(OutboxKind.self).description
        return try post(WebhookEvent.test, key: key, WebhookPayload.Test(webhook: id.description), to: id, workspace: workspace, world: world, tx)
    }

    @discardableResult
    private static func post(
        _ event: String, key: String, _ data: some Encodable, to id: WebhookID, workspace: WorkspaceID, world: World, _ tx: any WriteTransaction
    ) throws -> OutboxID {
        let now = world.now(), call = WebhookRows.call(id), key = "\(event)/\(key)"
        let place = WebhookPayload.Place(id: workspace.description, name: try WorkspaceDesk.name(of: workspace, tx) ?? "")
        let body = try WebhookPayload(type: event, timestamp: now.iso, workspace: place, data: data).json()
        let added = try Outbox(world: world).add([OutboxCall(call: call, key: key, certainty: .keyed, body: body)], workspace: workspace, tx)
        let row = try tx.first("SELECT id FROM outbox WHERE workspace_id = \(workspace) AND call = \(call) AND key = \(key)") {
            $0.id(0, OutboxKind.self)
        }
        guard let row else { throw StorageError.corrupt("the outbox lost what was just added") }
        if added == 1 {
            try tx.run(
                """
                INSERT INTO webhook_delivery (workspace_id, id, webhook_id, event, created_ms)
                VALUES (\(workspace), \(row), \(id), \(event), \(now))
                """)
        }
        return row
    }
}
