public import FeatureRules
public import Journal
public import Kernel
public import Storage

extension TransferDesk {
    /// A customer or group of an order.
    public struct Subject: Sendable, Hashable {
        public var kind: TransferKind
        /// external_userid or chat_id.
        public var key: String

        public init(kind: TransferKind, key: String) {
            self.kind = kind
            self.key = key
        }
    }

    /// Has the platform asked once more what came of what is in doubt. Nothing is sent again.
    ///
    /// - Throws: `TransferRefusal.notFound` if there is no such order or its company is not connected, `.notInDoubt`.
    public func lookAgain(at order: TransferOrderID, workspace: WorkspaceID) async throws {
        let now = world.now()
        try await database.write { tx in
            let rows = TransferRows(workspace: workspace)
            guard let known = try rows.order(order, tx), try ConnectionRows.one(known.connection, in: workspace, tx) != nil else {
                throw TransferRefusal.notFound
            }
            guard try !rows.items(of: order, in: [.unknown], tx).isEmpty else { throw TransferRefusal.notInDoubt }
            try tx.run("UPDATE transfer_order SET asked_ms = \(now) WHERE workspace_id = \(workspace) AND id = \(order)")
        }
    }

    /// Writes down how something ended that is in doubt, on the word of a person. What did not go may be ordered again.
    ///
    /// - Parameter went: whether it went over.
    /// - Throws: `TransferRefusal.notFound`, or `.notInDoubt` if nothing of it is.
    public func settle(
        _ subjects: Set<Subject>, of order: TransferOrderID, went: Bool, workspace: WorkspaceID, cause: Cause
    ) async throws {
        try await database.write { [journal, world] tx in
            let rows = TransferRows(workspace: workspace), now = world.now()
            guard let known = try rows.order(order, tx) else { throw TransferRefusal.notFound }
            let items = try rows.items(of: order, in: [.unknown], tx).filter { subjects.contains(Subject(kind: $0.kind, key: $0.key)) }
            guard !items.isEmpty else { throw TransferRefusal.notInDoubt }
            for item in items {
                try rows.move(item, of: order, to: went ? .done : .failed, saidBy: cause, at: now, tx)
                if went, item.kind == .customer { try rows.forgetUnassigned(item.key, of: known, tx) }
                let subject = try Self.subject(item, of: known, workspace, tx)
                try journal.append(
                    Event(
                        kind: "transfer.settled", at: now, group: subject.group, member: subject.member,
                        payload: #"{"order":"\#(order)","went":\#(went)}"#), workspace: workspace, cause: cause, tx)
            }
        }
    }

    /// As whom or what it is kept; nothing if that is not known.
    private static func subject(
        _ item: TransferRows.Item, of order: TransferRows.Order, _ workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> (group: GroupID?, member: MemberID?) {
        switch item.kind {
        case .customer:
            let member = try tx.first(
                """
                SELECT member_id FROM contact
                WHERE workspace_id = \(workspace) AND connection_id = \(order.connection) AND external_userid = \(item.key)
                """) { $0.id(0, MemberKind.self) }
            return (nil, member)
        case .group:
            let group = try tx.first(
                """
                SELECT group_id FROM customer_group
                WHERE workspace_id = \(workspace) AND connection_id = \(order.connection) AND chat_id = \(item.key)
                """) { $0.id(0, GroupKind.self) }
            return (group, nil)
        }
    }
}
