internal import FeatureStores
internal import Kernel
internal import Storage

/// A tag of a company that is connected, by which a welcome can be chosen.
struct WelcomeTag: Sendable {
    let id: String
    /// With that of its group.
    let name: String

    static func all(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [WelcomeTag] {
        try TagQueries.all(in: workspace, tx).flatMap { group in group.tags.map { WelcomeTag(id: $0.id, name: "\(group.name) · \($0.name)") } }
    }
}
