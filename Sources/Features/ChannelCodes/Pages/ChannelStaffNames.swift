internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Storage
internal import Web

/// What staff of the connected companies are called.
struct ChannelStaffNames: Sendable {
    private var names: [ConnectionID: [String: String]] = [:]

    init(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws {
        for connection in try ChannelChoices.connections(in: workspace, tx) {
            names[connection.id] = Dictionary(
                try ChannelQueries.staff(of: connection, in: workspace, tx).map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        }
    }

    func name(_ user: String, of connection: ConnectionID) -> String { names[connection]?[user] ?? user }

    /// 柳阳、陈伟 · LiuYang, ChenWei
    func list(_ users: [String], of connection: ConnectionID, _ voice: Voice) -> String {
        users.map { name($0, of: connection) }.joined(separator: voice.say("channels.comma"))
    }
}
