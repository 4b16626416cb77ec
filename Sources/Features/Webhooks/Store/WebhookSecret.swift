internal import Foundation
internal import Kernel

/// What signs the messages to one address, or those that come over one bridge: `whsec_` and 256 random bits in base64, as Standard
/// Webhooks writes it. It is shown once.
public struct WebhookSecret: Sendable, Equatable {
    public static let prefix = "whsec_"

    public let bytes: [UInt8]

    init(world: World) { bytes = world.bytes(32) }

    public var text: String { Self.prefix + Data(bytes).base64EncodedString() }
}
