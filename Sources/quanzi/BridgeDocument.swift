import FeatureRules
import FeatureStores
import Kernel

/// A bridge as `--json` prints it. The keys are public: they never change their meaning.
struct BridgeDocument: Encodable {
    var id: String
    var name: String
    /// Its name.
    var workspace: String
    /// Where the other program calls.
    var path: String
    var state: String
    /// Only of a key that was just made.
    var key: String?
    var received_at: String?
    var lines: Int
    var refused: Int

    init(_ entry: BridgeEntry, key: String? = nil, workspace: String) {
        id = entry.id.description
        name = entry.name
        self.workspace = workspace
        path = entry.path
        state = entry.state.rawValue
        self.key = key
        received_at = entry.received?.iso
        lines = entry.lines
        refused = entry.refused
    }

    var text: String { "\(id)  \(state)  \(path)  \(name): \(lines) lines taken, \(refused) not\(received_at.map { ", last \($0)" } ?? "")" }
}
