internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// A bridge in the API; never its key.
struct BridgeDocument: APIDocument {
    enum State: String, Codable, CaseIterable {
        case on, off
    }

    var id: BridgeID
    var name: String
    var path: String
    var state: State
    var createdAt: Instant
    var receivedAt: Instant?
    var lines: Int
    var refused: Int

    static var notes: [String: String] {
        [
            "path": "Where batches go, after the address of this installation.", "received_at": "When the last batch came whose signature held.",
            "lines": "So many were taken since it was made.", "refused": "So many were not.",
        ]
    }

    init(_ entry: BridgeEntry) {
        id = entry.id
        name = entry.name
        path = entry.path
        state = entry.state == .on ? .on : .off
        createdAt = entry.created
        receivedAt = entry.received
        lines = entry.lines
        refused = entry.refused
    }
}
