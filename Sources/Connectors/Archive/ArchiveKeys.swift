internal import CryptoExtras
internal import Foundation
internal import Synchronization

/// The private keys whose public halves were given to the platform, by version.
public final class ArchiveKeys: Sendable {
    private let keys: Mutex<[Int: _RSA.Encryption.PrivateKey]>

    /// - Parameter pems: PKCS#1 or PKCS#8, by version.
    /// - Throws: `ArchiveFailure.noKey` with the version of one that is no RSA key.
    public init(pems: [Int: String]) throws(ArchiveFailure) {
        var keys: [Int: _RSA.Encryption.PrivateKey] = [:]
        for (version, pem) in pems {
            guard let key = try? _RSA.Encryption.PrivateKey(pemRepresentation: pem) else { throw .noKey(version: version) }
            keys[version] = key
        }
        self.keys = Mutex(keys)
    }

    /// The random key of a record, as the library wants it.
    ///
    /// - Throws: `ArchiveFailure.noKey`.
    func randomKey(of record: ArchiveRecord) throws(ArchiveFailure) -> String {
        // The platform's choice, and nobody learns from us whether the padding was right.
        let opened = keys.withLock { keys in try? keys[record.keyVersion]?.decrypt(record.sealedKey, padding: ._WEAK_AND_INSECURE_PKCS_V1_5) }
        guard let opened, let text = String(validating: opened, as: UTF8.self), !text.isEmpty, !text.utf8.contains(0)
        else { throw .noKey(version: record.keyVersion) }
        return text
    }
}
