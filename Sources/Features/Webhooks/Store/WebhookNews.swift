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
    private let place: WebhookPayload.Place

    /// Nil if nobody wants to know.
    init?(_ event: WebhookEvent, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws {
        let wanting = try WebhookRows.all(in: workspace, tx).filter { $0.state == .on && $0.events.contains(event) }
        guard !wanting.isEmpty else { return nil }
        self.workspace = workspace
        self.event = event
        listeners = wanting.map(\.id)
        place = try Self.place(workspace, tx)
    }

    /// - Parameters:
    ///   - key: names the fact among those of its event; the same fact is told once.
    ///   - data: ids, names and figures; never what was said, and of members only ids.
    func tell(_ key: String, _ data: some Encodable, world: World, _ tx: any WriteTransaction) throws {
        let letter = try Letter(event.rawValue, key: key, from: place, data, world: world)
        for listener in listeners { try Self.post(letter, to: listener, workspace: workspace, world: world, tx) }
    }

    static func test(_ id: WebhookID, workspace: WorkspaceID, world: World, _ tx: any WriteTransaction) throws -> OutboxID {
        let letter = try Letter(
            WebhookEvent.test, key: world.id(OutboxKind.self).description, from: place(workspace, tx), WebhookPayload.Test(webhook: id.description),
            world: world)
        return try post(letter, to: id, workspace: workspace, world: world, tx)
    }

    /// What all addresses are told in the same words.
    private struct Letter {
        let event: String
        let key: String
        let body: String
        let written: Instant

        init(_ event: String, key: String, from place: WebhookPayload.Place, _ data: some Encodable, world: World) throws {
            self.event = event
            self.key = "\(event)/\(key)"
            written = world.now()
            body = try WebhookPayload(type: event, timestamp: written.iso, workspace: place, data: data).json()
        }
    }

    private static func place(_ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> WebhookPayload.Place {
        .init(id: workspace.description, name: try WorkspaceDesk.name(of: workspace, tx) ?? "")
    }

    @discardableResult
    private static func post(
        _ letter: Letter, to id: WebhookID, workspace: WorkspaceID, world: World, _ tx: any WriteTransaction
    ) throws -> OutboxID {
        let call = OutboxCall(call: WebhookRows.call(id), key: letter.key, certainty: .keyed, body: letter.body)
        let added = try Outbox(world: world).add([call], workspace: workspace, tx)
        let row = try tx.first("SELECT id FROM outbox WHERE workspace_id = \(workspace) AND call = \(call.call) AND key = \(call.key)") {
            $0.id(0, OutboxKind.self)
        }
        guard let row else { throw StorageError.corrupt("the outbox lost what was just added") }
        if added == 1 {
            try tx.run(
                """
                INSERT INTO webhook_delivery (workspace_id, id, webhook_id, event, created_ms)
                VALUES (\(workspace), \(row), \(id), \(letter.event), \(letter.written))
                """)
        }
        return row
    }
}
