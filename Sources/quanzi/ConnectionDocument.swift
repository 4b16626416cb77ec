import FeatureRules
import FeatureStores
import Kernel

/// A connection as `--json` prints it. The keys are public: they never change their meaning.
struct ConnectionDocument: Encodable {
    /// Its id.
    var connection: String
    /// The path on this server that is entered in WeCom's settings.
    var callback: String
    var corp_id: String
    var agent_id: String
    var api_base: String
    var state: String
    /// Why the platform refuses it; null otherwise.
    var problem: String?
    var workspace: String

    init(_ entry: ConnectionEntry, workspace: String) {
        connection = entry.id.description
        callback = entry.callbackPath
        corp_id = entry.corpID
        agent_id = entry.agentID
        api_base = entry.apiBase
        state = entry.state.rawValue
        problem = entry.problem
        self.workspace = workspace
    }
}
