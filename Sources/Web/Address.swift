/// Parts of addresses.
public enum Address {
    /// Percent-encodes everything but letters, digits and `-._~`.
    public static func encoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: result.unicodeScalars.append(.init(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += byte < 16 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return result
    }

    /// A place of ours to go to after sign-in, or `/`. Anything that a browser could read as another host is refused.
    public static func ownPath(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard bytes.first == 0x2F, bytes.count == 1 || (bytes[1] != 0x2F && bytes[1] != 0x5C), bytes.count <= 2000,
            bytes.allSatisfy({ $0 > 0x20 && $0 != 0x5C && $0 < 0x7F })
        else { return "/" }
        return text
    }
}
