public import FeatureRules
internal import Journal
public import Kernel
public import Storage

/// Tells when the state of a group has changed, in the transaction that keeps the new one.
public struct WebhookFollower: DiagnosisFollower {
    private let world: World

    public init(world: World) { self.world = world }

    public var sections: [any Section.Type] { [] }

    public func follow(
        _ groups: [DiagnosedGroup], anew: Set<GroupID>, asOf: Instant?, workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws {
        guard let asOf, let news = try WebhookNews(.groupStateChanged, in: workspace, tx) else { return }
        var known: [GroupID: String] = [:]
        try tx.each("SELECT group_id, state FROM webhook_group_state WHERE workspace_id = \(workspace)") { known[$0.id(0)] = $0.text(1) }
        for group in groups where anew.contains(group.group.id) {
            let id = group.group.id, state = group.figures.state.rawValue
            guard known[id] != state else { continue }
            try tx.run(
                """
                INSERT INTO webhook_group_state (workspace_id, group_id, state) VALUES (\(workspace), \(id), \(state))
                ON CONFLICT (workspace_id, group_id) DO UPDATE SET state = excluded.state
                """)
            // What was never seen before has a state, but no change of it.
            guard let before = known[id] else { continue }
            let figures = group.figures
            // The change is told once because the state above is kept with it; the same may come again at the same moment.
            try news.tell(
                "\(id)/\(world.id(OutboxKind.self))",
                WebhookPayload.GroupState(
                    group: .init(id: id.description, name: group.group.name), from: before, to: state, asOf: asOf.iso, members: figures.members,
                    speakers7d: figures.wau, silenceDays: figures.silenceDays), world: world, tx)
        }
    }

    /// What addresses know from now on is how it is now.
    static func begin(in workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try tx.run(
            """
            INSERT INTO webhook_group_state (workspace_id, group_id, state)
            SELECT workspace_id, group_id, state FROM diagnosis WHERE workspace_id = \(workspace)
            ON CONFLICT (workspace_id, group_id) DO UPDATE SET state = excluded.state
            """)
    }
}
