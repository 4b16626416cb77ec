internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Storage
internal import Web

/// What staff of the companies are called, of those that are connected and of those that were.
struct ChannelStaffNames: Sendable {
    private var names: [ConnectionID: [String: String]] = [:]

    init(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws {
        for (connection, corpID) in try ConnectionQueries.companies(in: workspace, tx) {
            names[connection] = Dictionary(
                try ChannelQueries.staff(ofCompany: corpID, in: workspace, tx).map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        }
    }

    func name(_ user: String, of connection: ConnectionID) -> String { names[connection]?[user] ?? user }

    /// 柳阳、陈伟 · LiuYang, ChenWei
    func list(_ users: [String], of connection: ConnectionID, _ voice: Voice) -> String {
        users.map { name($0, of: connection) }.joined(separator: voice.say("channels.comma"))
    }
}
