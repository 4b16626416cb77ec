/// HTML or SVG made by our own code, shown as it is. Text of others only enters it through `escape`.
public struct Markup: Sendable, Equatable {
    public let html: String

    public init(trusted html: String) { self.html = html }

    /// Replaces what has a meaning in HTML, byte by byte, so that no combining mark can hide a quote.
    public static func escape(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            switch byte {
            case 0x26: bytes += Array("&amp;".utf8)
            case 0x3C: bytes += Array("&lt;".utf8)
            case 0x3E: bytes += Array("&gt;".utf8)
            case 0x22: bytes += Array("&quot;".utf8)
            case 0x27: bytes += Array("&#39;".utf8)
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
