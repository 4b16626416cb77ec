public import FeatureRules
internal import Journal
public import Kernel
public import Storage

/// What is done for whoever comes by a code: tags and a remark, each once, and whoever takes only so many a day may have had enough.
public struct ChannelArrivals: ContactFollower {
    private let watch: ChannelWatch
    private let outbox: Outbox

    public init(watch: ChannelWatch, world: World) {
        self.watch = watch
        outbox = Outbox(world: world)
    }

    public func came(
        _ arrivals: [ContactArrival], to connection: ConnectionEntry, workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws {
        guard arrivals.contains(where: { $0.state.hasPrefix("qc") }) else { return }
        let codes = Dictionary(
            try ChannelRows.all(of: connection.id, in: workspace, tx).map { ($0.attribution, $0) }, uniquingKeysWith: { first, _ in first })
        let tags = Set(
            try TagRows(connection: connection.id, workspace: workspace).all(tx).values.filter { $0.deleted == nil && $0.group != nil }.map(\.id))
        var met: [ChannelCodeID: ChannelEntry] = [:], calls: [OutboxCall] = []
        for arrival in arrivals {
            guard let code = codes[arrival.state] else { continue }
            met[code.id] = code
            guard !code.plan.isExpired(at: arrival.since) else { continue }
            // One stay, one key: whatever is told twice is done once.
            let key = "channel/\(code.id)/\(arrival.edge.staff)/\(arrival.edge.contact)/\(arrival.since.milliseconds)"
            func want(_ edit: TagEdit, _ kind: String) {
                let errand = TagErrand(edit, known: [])
                calls.append(
                    OutboxCall(call: TagErrand.call(connection.id), key: "\(key)/\(kind)", certainty: errand.certainty, body: errand.body))
            }
            let adding = code.plan.tags.filter { tags.contains($0) }
            if !adding.isEmpty { want(.mark(arrival.edge, adding: adding, removing: []), "tags") }
            if let remark = ChannelRemark(code.plan.remark).text(for: arrival.name) { want(.remark(arrival.edge, remark), "remark") }
        }
        try outbox.add(calls, workspace: workspace, tx)
        for code in met.values.sorted(by: { $0.id < $1.id }) where !code.plan.caps.isEmpty { try watch.renew(code, in: workspace, tx) }
    }
}
