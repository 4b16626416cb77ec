internal import Crypto
internal import Foundation
public import Kernel

/// Secrets that must be told again later and so cannot be kept as a hash: sealed with AES-GCM under the key of the
/// installation. Whoever has the database alone reads none of them.
public struct Vault: Sendable {
    /// How many bytes a key has.
    public static let keyBytes = 32

    private let key: SymmetricKey?
    private let world: World

    /// - Parameter key: of `keyBytes` bytes; nil where there is none, then nothing can be sealed or opened.
    public init(key: [UInt8]?, world: World) {
        self.key = key.map { SymmetricKey(data: $0) }
        self.world = world
    }

    /// The form of what follows, so that another can come after it.
    private static let form: UInt8 = 1
    private static let nonceBytes = 12

    /// - Parameter place: where it will be kept; what is sealed for one place opens at no other.
    /// - Throws: `VaultProblem.noKey`.
    public func seal(_ secret: [UInt8], for place: String) throws -> [UInt8] {
        guard let key else { throw VaultProblem.noKey }
        let nonce = try AES.GCM.Nonce(data: world.bytes(Self.nonceBytes))
        let box = try AES.GCM.seal(secret, using: key, nonce: nonce, authenticating: Array(place.utf8))
        return [Self.form] + Array(nonce) + Array(box.ciphertext) + Array(box.tag)
    }

    /// - Throws: `VaultProblem`.
    public func open(_ sealed: [UInt8], for place: String) throws -> [UInt8] {
        guard let key else { throw VaultProblem.noKey }
        guard sealed.first == Self.form, let box = try? AES.GCM.SealedBox(combined: sealed.dropFirst()),
            let secret = try? AES.GCM.open(box, using: key, authenticating: Array(place.utf8))
        else { throw VaultProblem.otherKey }
        return Array(secret)
    }
}
