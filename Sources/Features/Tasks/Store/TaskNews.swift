internal import FeatureRules
internal import Journal
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
        let open = try TaskQueries.open(now: now, in: workspace, tx)
        let fresh = suggestions.map { (key: $0.key.description, suggestion: $0) }.filter { open[$0.key] != nil }
            .sorted { ($1.suggestion.weight, $0.key) < ($0.suggestion.weight, $1.key) }
        guard !fresh.isEmpty else { return }
        var tasks: [WebhookPayload.OneTask] = []
        for (key, suggestion) in fresh.prefix(shown) {
            guard let id = open[key] else { continue }
            var task = WebhookPayload.OneTask(id: id.description, kind: suggestion.kind.rawValue, member: suggestion.member?.description)
            if suggestion.kind == .code {
                let code = LiveCodeID(suggestion.group.rawValue)
                guard let name = try LiveCodeRows.one(code, in: workspace, tx)?.name else { continue }
                task.code = .init(id: code.description, name: name)
            } else {
                guard let group = try GroupQueries.one(suggestion.group, in: workspace, tx) else { continue }
                task.group = .init(id: group.id.description, name: group.name)
            }
            tasks.append(task)
        }
        // The same tasks may come back, even at the same moment.
        try news.tell(
            "\(world.id(OutboxKind.self))", WebhookPayload.Tasks(new: fresh.count, open: open.count, asOf: asOf.iso, tasks: tasks),
            world: world, tx)
    }
}
