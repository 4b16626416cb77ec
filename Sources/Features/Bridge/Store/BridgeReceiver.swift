public import FeatureRules
public import Kernel
internal import WebhookConnector

/// A bridge as a call over it needs it.
public struct BridgeReceiver: Sendable {
    public let bridge: BridgeID
    public let workspace: WorkspaceID
    public let state: BridgeState
    let secret: [UInt8]

    /// Whether whoever wrote the signature knows the key.
    ///
    /// - Parameters:
    ///   - header: one or several signatures, as Standard Webhooks writes them.
    ///   - id: of the call.
    ///   - timestamp: as it stands in the call.
    public func isSigned(_ header: String, id: String, timestamp: String, body: [UInt8]) -> Bool {
        WebhookSignature.holds(header, id: id, timestamp: timestamp, body: body, secret: secret)
    }
}
