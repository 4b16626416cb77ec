internal import FeatureRules
public import Kernel
public import Storage
public import WeComConnector

/// Notes whom to welcome in the very transaction that keeps the callback, so that nothing that the inbox waits for holds it up
/// ([D:92130], read 2025).
public struct GreetingIntake: CallbackWitness {
    private let bell: GreetingBell
    private let world: World

    public init(bell: GreetingBell, world: World) {
        self.bell = bell
        self.world = world
    }

    public func write(_ message: CallbackMessage, to receiver: CallbackDesk.Receiver, _ tx: any WriteTransaction) throws {
        guard let code = Self.code(of: message), let contact = ContactCallback(message) else { return }
        let now = world.now()
        // Whom a colleague handed over is no new friend, though the platform may offer a welcome.
        let isHandedOver = try tx.exists(
            """
            SELECT 1 FROM transfer_item WHERE workspace_id = \(receiver.workspace) AND kind = 'customer' AND key = \(contact.edge.contact)
            AND to_userid = \(contact.edge.staff) AND state IN ('planned', 'waiting', 'done', 'unknown') AND changed_ms > \(now - .days(3)) LIMIT 1
            """)
        if isHandedOver { return }
        // A clock of theirs that is ahead of ours gains nobody time.
        let event = min(message.created ?? now, now), channel = String((message.root.text("State") ?? "").prefix(64))
        try tx.run(
            """
            INSERT INTO greeting (workspace_id, id, connection_id, code, userid, external_userid, channel, event_ms, received_ms, state, doubts, left_out)
            VALUES (\(receiver.workspace), \(world.id(GreetingKind.self, at: now)), \(receiver.connection), \(code), \(contact.edge.staff),
                \(contact.edge.contact), \(channel), \(event), \(now), 'waiting', 0, 0)
            ON CONFLICT (workspace_id, connection_id, code) DO NOTHING
            """)
    }

    public func wasKept(_ message: CallbackMessage) { if Self.code(of: message) != nil { bell.ring() } }

    /// Nil if nobody is to be welcomed.
    private static func code(of message: CallbackMessage) -> String? {
        guard message.event == "change_external_contact", ["add_external_contact", "add_half_external_contact"].contains(message.changeType ?? ""),
            let code = message.root.text("WelcomeCode"), !code.isEmpty, code.utf8.count <= 512
        else { return nil }
        return code
    }
}
