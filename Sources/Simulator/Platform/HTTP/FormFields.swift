/// What a form sent.
enum FormFields {
    static func read(_ body: [UInt8]) -> [String: String] {
        var fields: [String: String] = [:]
        for pair in body.split(separator: UInt8(ascii: "&")).prefix(100) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            fields[plain(parts[0])] = parts.count > 1 ? plain(parts[1]).trimmed : ""
        }
        return fields
    }

    private static func plain(_ bytes: ArraySlice<UInt8>) -> String {
        var text: [UInt8] = [], place = bytes.startIndex
        while place < bytes.endIndex {
            let byte = bytes[place]
            if byte == UInt8(ascii: "%"), place + 2 < bytes.endIndex,
                let value = UInt8(String(decoding: bytes[(place + 1)...(place + 2)], as: UTF8.self), radix: 16)
            {
                text.append(value)
                place += 3
            } else {
                text.append(byte == UInt8(ascii: "+") ? 32 : byte)
                place += 1
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Percent signs for all but letters and digits.
    static func escape(_ text: String) -> String {
        var escaped = ""
        for byte in text.utf8 {
            let scalar = Unicode.Scalar(byte)
            if byte < 128, scalar.properties.isAlphabetic || (48...57).contains(byte) {
                escaped.unicodeScalars.append(scalar)
            } else {
                escaped += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return escaped
    }
}
