internal import Crypto

/// SHA-1 over sorted values, as the platform signs everything it calls others with ([D:90968], read 2025).
public enum CallbackSignature {
    /// The signature over these values in the order of their bytes, without anything between them: 40 hexadecimal digits, lower case.
    public static func of(_ values: [[UInt8]]) -> [UInt8] {
        var hash = Insecure.SHA1()
        for value in values.sorted(by: { $0.lexicographicallyPrecedes($1) }) { hash.update(data: value) }
        var digits: [UInt8] = []
        digits.reserveCapacity(40)
        for byte in hash.finalize() {
            digits.append(digit(byte >> 4))
            digits.append(digit(byte & 15))
        }
        return digits
    }

    /// The signature of messages in the clear to an official account: token, timestamp and nonce.
    public static func plain(token: String, timestamp: String, nonce: String) -> [UInt8] {
        of([token, timestamp, nonce].map { Array($0.utf8) })
    }

    /// Compares without telling by the time taken how much of it was right.
    public static func isSame(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        guard a.count == b.count else { return false }
        var difference: UInt8 = 0
        for place in a.indices { difference |= a[place] ^ b[place] }
        return difference == 0
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10 }
}
