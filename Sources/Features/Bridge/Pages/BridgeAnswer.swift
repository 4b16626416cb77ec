internal import Exports
internal import FeatureStores

/// What the sender of a batch is told. The keys are public: they never change their meaning.
struct BridgeAnswer: Encodable {
    struct Refused: Encodable {
        var line: Int
        var reason: BridgeProblem
    }

    var new: Int
    var known: Int
    var refused: [Refused]

    init(_ receipt: BridgeReceipt) {
        new = receipt.taken
        known = receipt.known
        refused = receipt.refused.map { Refused(line: $0.line, reason: $0.problem) }
    }
}
