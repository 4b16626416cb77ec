internal import Crypto
internal import Foundation
public import Kernel

/// The secret of an API token: `qz_` and 256 random bits. It is shown once; only its SHA-256 is kept.
public struct TokenSecret: Sendable, Equatable {
    /// Lets people and scanners of repositories see what it is.
    public static let prefix = "qz_"

    /// The prefix and 43 characters of base64url.
    public let text: String

    public init(world: World) { text = Self.prefix + Base64URL.encode(world.bytes(32)) }

    /// Nil for anything that this type did not write.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == Self.prefix.utf8.count + 43, text.hasPrefix(Self.prefix),
            text.utf8.dropFirst(Self.prefix.utf8.count).allSatisfy(Base64URL.isDigit)
        else { return nil }
        self.text = String(text)
    }

    /// What the store keeps and is asked for.
    public var hash: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }
}
