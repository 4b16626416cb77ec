internal import Crypto
internal import Foundation
internal import Kernel

/// The signature of Standard Webhooks (standardwebhooks.com, specification of 2023-08): HMAC-SHA256 over id, seconds and body.
public enum WebhookSignature {
    /// The header `webhook-signature`: one signature for each secret, so that a receiver may know the old or the new one.
    ///
    /// - Parameter seconds: of the header `webhook-timestamp`, since 1970.
    public static func header(id: String, seconds: Int64, body: String, secrets: [[UInt8]]) -> String {
        let signed = Array("\(id).\(seconds).\(body)".utf8)
        return secrets.map { secret in
            let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: secret))
            return "v1,\(Data(code).base64EncodedString())"
        }.joined(separator: " ")
    }

    /// Whether one of the signatures in a header is made with the secret. What does not look like id, seconds or signature holds
    /// nothing; how long it takes tells nothing of the secret.
    ///
    /// - Parameter timestamp: as it stands in the header.
    public static func holds(_ header: String, id: String, timestamp: String, body: [UInt8], secret: [UInt8]) -> Bool {
        // A dot within would let the border between the parts move.
        guard (1...longestID).contains(id.utf8.count), id.utf8.allSatisfy(isWordByte), (1...12).contains(timestamp.utf8.count),
            timestamp.utf8.allSatisfy({ (48...57).contains($0) })
        else { return false }
        let signed = Array("\(id).\(timestamp).".utf8) + body, key = SymmetricKey(data: secret)
        return header.split(separator: " ").prefix(mostSignatures).contains { signature in
            guard signature.hasPrefix("v1,"), let code = Data(base64Encoded: String(signature.dropFirst(3))) else { return false }
            return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: signed, using: key)
        }
    }

    private static let longestID = 64
    private static let mostSignatures = 5

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
