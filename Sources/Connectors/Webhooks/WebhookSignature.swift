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
}
