internal import Crypto
internal import CryptoExtras
internal import Foundation
public import Kernel
internal import NIOPosix

/// A password as it may be stored: scrypt with its parameters, so that stronger ones can come later.
///
/// The text is `scrypt$15$8$1$<salt>$<key>`, base64url.
public struct PasswordHash: Sendable, Equatable {
    public let text: String

    /// What a database holds.
    public init(stored text: String) { self.text = text }

    /// Takes 32 MiB and about a tenth of a second at today's cost, on a thread of its own.
    public init(_ password: String, cost: Cost = .current, world: World) async throws {
        let salt = world.bytes(16)
        let key = try await Self.derive(password, salt: salt, cost: cost, length: 32)
        text = "scrypt$\(cost.log2Rounds)$\(cost.blockSize)$\(cost.parallelism)$\(Base64URL.encode(salt))$\(Base64URL.encode(key))"
    }

    /// Whether it is the password; false for a stored text that cannot be read.
    public func matches(_ password: String) async throws -> Bool {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "scrypt", let cost = Cost(parts[1...3]),
            let salt = Base64URL.decode(parts[4]), let key = Base64URL.decode(parts[5]), !key.isEmpty
        else { return false }
        let derived = try await Self.derive(password, salt: salt, cost: cost, length: key.count)
        return ConstantTime.equal(derived, key)
    }

    /// Of nobody's password; checking against it makes an unknown name cost the same time as a known one.
    public static func ofNobody(cost: Cost = .current) -> PasswordHash {
        let key = Base64URL.encode([UInt8](repeating: 0, count: 32))
        return PasswordHash(stored: "scrypt$\(cost.log2Rounds)$\(cost.blockSize)$\(cost.parallelism)$\(key)$\(key)")
    }

    /// scrypt's parameters: N as a power of two, r, p.
    public struct Cost: Sendable, Equatable {
        var log2Rounds: Int
        var blockSize: Int
        var parallelism: Int

        /// N = 2^15, r = 8, p = 1.
        public static let current = Cost(log2Rounds: 15, blockSize: 8, parallelism: 1)
        /// Safe for nothing; for tests, which sign in a hundred times.
        public static let forTests = Cost(log2Rounds: 10, blockSize: 1, parallelism: 1)

        private init(log2Rounds: Int, blockSize: Int, parallelism: Int) {
            self.log2Rounds = log2Rounds
            self.blockSize = blockSize
            self.parallelism = parallelism
        }

        fileprivate init?(_ texts: ArraySlice<String>) {
            let numbers = texts.compactMap { Int($0) }
            // A stored text cannot ask for more than 1 GiB.
            guard numbers.count == 3, (10...20).contains(numbers[0]), (1...8).contains(numbers[1]), (1...4).contains(numbers[2])
            else { return nil }
            self.init(log2Rounds: numbers[0], blockSize: numbers[1], parallelism: numbers[2])
        }
    }

    private static func derive(_ password: String, salt: [UInt8], cost: Cost, length: Int) async throws -> [UInt8] {
        // The same letter typed as one code point or as two must give the same key.
        let typed = password.precomposedStringWithCompatibilityMapping
        return try await NIOThreadPool.singleton.runIfActive {
            let key = try KDF.Scrypt.deriveKey(
                from: Data(typed.utf8), salt: salt, outputByteCount: length, rounds: 1 << cost.log2Rounds,
                blockSize: cost.blockSize, parallelism: cost.parallelism)
            return key.withUnsafeBytes { Array($0) }
        }
    }
}
