internal import FeatureStores
internal import Kernel
internal import Storage

/// What a form for a code offers: companies, and the staff and tags of one of them.
struct ChannelChoices: Sendable {
    /// More would not fit into a form.
    static let tagsOffered = 100

    let connections: [ConnectionEntry]
    /// The one that was asked for, or the only one.
    let connection: ConnectionEntry?
    let staff: [(id: String, name: String)]
    let tags: [(id: String, name: String)]

    init(of asked: ConnectionID?, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws {
        connections = try Self.connections(in: workspace, tx)
        let chosen = connections.first { $0.id == asked } ?? (asked == nil && connections.count == 1 ? connections.first : nil)
        connection = chosen
        staff = try chosen.map { try ChannelQueries.staff(of: $0, in: workspace, tx) } ?? []
        let groups = try chosen.map { try TagQueries.groups(of: $0.id, workspace: workspace, tx) } ?? []
        tags = Array(groups.flatMap { group in group.tags.map { ($0.id, "\(group.name) · \($0.name)") } }.prefix(Self.tagsOffered))
    }

    static func connections(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [ConnectionEntry] {
        try ConnectionQueries.all(in: workspace, tx)
    }

    /// Everybody who may be chosen, and whoever is chosen already.
    func people(with chosen: Set<String>) -> [(id: String, name: String)] {
        let known = Set(staff.map(\.id))
        return staff + chosen.subtracting(known).sorted().map { ($0, $0) }
    }
}
