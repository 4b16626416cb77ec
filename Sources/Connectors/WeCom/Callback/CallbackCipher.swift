internal import Crypto
internal import CryptoExtras
internal import Foundation

/// What the platform and a receiver of its callbacks share: the token that signs, the key that encrypts, and whom it is meant for.
///
/// SHA-1 and AES-256-CBC as the platform lays down ([D:90968], read 2025); the same for WeCom and official accounts.
public struct CallbackCipher: Sendable {
    /// Corp id of a company's own app, app id of an official account; empty accepts any, as a robot of the company sends none.
    public let receiver: String
    private let token: [UInt8]
    private let key: SymmetricKey
    private let vector: [UInt8]

    /// How many characters an EncodingAESKey has.
    public static let keyLength = 43
    /// Random bytes before each message.
    public static let saltBytes = 16
    /// The padding fills blocks of 32 bytes, not of AES's 16.
    private static let block = 32

    /// - Parameter encodingKey: 43 letters and digits, as both sides have configured it.
    /// - Throws: `CallbackProblem.illegalKey`.
    public init(token: String, encodingKey: String, receiver: String) throws(CallbackProblem) {
        let isLegal = encodingKey.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
            default: false
            }
        }
        // The last character carries two bits too many: no canonical base64.
        guard isLegal, encodingKey.utf8.count == Self.keyLength, let key = Data(base64Encoded: encodingKey + "=") else {
            throw .illegalKey
        }
        self.token = Array(token.utf8)
        self.receiver = receiver
        self.key = SymmetricKey(data: key)
        vector = Array(key.prefix(16))
    }

    /// The signature of an encrypted text: 40 hexadecimal digits.
    public func signature(of encrypted: some Sequence<UInt8>, timestamp: String, nonce: String) -> [UInt8] {
        CallbackSignature.of([token, Array(timestamp.utf8), Array(nonce.utf8), Array(encrypted)])
    }

    /// - Throws: `CallbackProblem.signatureMismatch`.
    public func check(_ signature: String, of encrypted: some Sequence<UInt8>, timestamp: String, nonce: String) throws(CallbackProblem) {
        let own = self.signature(of: encrypted, timestamp: timestamp, nonce: nonce)
        guard CallbackSignature.isSame(Array(signature.utf8), own) else { throw .signatureMismatch }
    }

    /// Encrypts a message, in base64.
    ///
    /// - Parameter salt: `saltBytes` random bytes.
    public func seal(_ message: [UInt8], salt: [UInt8]) throws(CallbackProblem) -> [UInt8] {
        var plain = salt
        plain.reserveCapacity(salt.count + message.count + receiver.utf8.count + 4 + Self.block)
        withUnsafeBytes(of: UInt32(truncatingIfNeeded: message.count).bigEndian) { plain.append(contentsOf: $0) }
        plain += message
        plain += receiver.utf8
        let pad = Self.block - plain.count % Self.block
        plain.append(contentsOf: repeatElement(UInt8(truncatingIfNeeded: pad), count: pad))
        guard salt.count == Self.saltBytes, let vector = try? AES._CBC.IV(ivBytes: vector),
            let sealed = try? AES._CBC.encrypt(plain, using: key, iv: vector, noPadding: true)
        else { throw .illegalBuffer }
        return Array(sealed.base64EncodedData())
    }

    /// Decrypts what `seal` made, and checks whom it is meant for.
    ///
    /// - Throws: `CallbackProblem`.
    public func open(_ encrypted: some Sequence<UInt8>) throws(CallbackProblem) -> [UInt8] {
        guard let sealed = Data(base64Encoded: Data(encrypted)) else { throw .notBase64 }
        guard !sealed.isEmpty, sealed.count % 16 == 0, let vector = try? AES._CBC.IV(ivBytes: vector),
            let opened = try? AES._CBC.decrypt(sealed, using: key, iv: vector, noPadding: true)
        else { throw .cannotDecrypt }
        let plain = Array(opened), header = Self.saltBytes + 4
        // As the platform's samples do: a pad out of range is none.
        let pad = Int(plain.last ?? 0), end = (1...Self.block).contains(pad) ? plain.count - pad : plain.count
        guard end >= header else { throw .illegalBuffer }
        let length = plain[Self.saltBytes..<header].reduce(0) { $0 << 8 | Int($1) }
        guard length <= end - header else { throw .illegalBuffer }
        guard receiver.isEmpty || plain[(header + length)..<end].elementsEqual(receiver.utf8) else { throw .receiverMismatch }
        return Array(plain[header..<(header + length)])
    }
}
