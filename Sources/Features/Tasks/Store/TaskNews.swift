internal import FeatureRules
internal import Kernel
internal import Storage

/// Tells other programs that there is something new to do.
enum TaskNews {
    /// So many stand in one message; who wants all asks the API.
    static let shown = 20

    /// - Parameter suggestions: those that were not on the list before; what somebody has decided about is no news.
    static func tell(_ suggestions: [Suggestion], asOf: Instant, workspace: WorkspaceID, world: World, _ tx: any WriteTransaction) throws {
        guard !suggestions.isEmpty, let news = try WebhookNews(.tasksSuggested, in: workspace, tx) else { return }
        let now = world.now()
        let settled = Set(
            try tx.all(
                "SELECT key FROM task_decision WHERE workspace_id = \(workspace) AND (until_ms IS NULL OR until_ms > \(now))"
            ) { $0.text(0) })
        let fresh = suggestions.map { (key: $0.key.description, suggestion: $0) }.filter { !settled.contains($0.key) }
            .sorted { ($1.suggestion.weight, $0.key) < ($0.suggestion.weight, $1.key) }
        guard let first = fresh.first else { return }
        var tasks: [WebhookPayload.OneTask] = []
        for (key, suggestion) in fresh.prefix(shown) {
            let id = try tx.first("SELECT id FROM task WHERE workspace_id = \(workspace) AND key = \(key)") { TaskID($0.integer(0)) }
            guard let id, let group = try GroupQueries.one(suggestion.group, in: workspace, tx) else { continue }
            tasks.append(
                .init(
                    id: id.description, kind: suggestion.kind.rawValue, group: .init(id: group.id.description, name: group.name),
                    member: suggestion.member?.description))
        }
        let open = try TaskQueries.countOpen(now: now, in: workspace, tx)
        // The same tasks come back at another time, or with others.
        try news.tell(
            "\(asOf.milliseconds)/\(first.key)/\(fresh.count)", WebhookPayload.Tasks(new: fresh.count, open: open, asOf: asOf.iso, tasks: tasks),
            world: world, tx)
    }
}
