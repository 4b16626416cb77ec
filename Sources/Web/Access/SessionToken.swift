internal import Crypto
internal import Foundation
public import Kernel

/// 256 random bits that stand for a session (or for a visitor before it); the browser keeps them in a cookie.
public struct SessionToken: Sendable, Equatable {
    /// How long a session lives after its last use.
    public static let life = Span.days(30)
    /// A session in use is written again at most once in this time, not at every request.
    static let rewriteAfter = Span.days(1)

    /// 43 characters of base64url.
    public let text: String

    public init(world: World) { text = Base64URL.encode(world.bytes(32)) }

    /// Nil for anything that this type did not write.
    public init?(_ text: String) {
        guard text.utf8.count == 43, text.utf8.allSatisfy(Base64URL.isDigit) else { return nil }
        self.text = text
    }

    /// What the store keeps.
    public var hash: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }

    /// The token that forms of this session must send back. Nobody can derive it without the cookie's value.
    public var formToken: String {
        let key = SymmetricKey(data: Array(text.utf8))
        return Base64URL.encode(Array(HMAC<SHA256>.authenticationCode(for: Array("form".utf8), using: key)))
    }

    /// Compares in constant time.
    public func accepts(formToken sent: String) -> Bool { ConstantTime.equal(Array(sent.utf8), Array(formToken.utf8)) }
}
