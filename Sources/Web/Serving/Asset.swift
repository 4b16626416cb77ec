internal import NIOCore
internal import Synchronization

/// A file as it goes out, plain or packed.
final class Asset: Sendable {
    let type: String
    let plain: ByteBuffer
    private let packed: Mutex<Packed>

    private enum Packed {
        case unmade
        case made(ByteBuffer?)
    }

    init(type: String, text: String) {
        self.type = type
        plain = ByteBuffer(string: text)
        packed = Mutex(.unmade)
    }

    /// Packed when somebody first asks for it: some milliseconds that a command without a browser need not spend. Nil if packing
    /// saves nothing.
    var gzip: ByteBuffer? {
        packed.withLock { packed in
            if case .made(let bytes) = packed { return bytes }
            let bytes = Gzip.pack(Array(plain.readableBytesView)).map { ByteBuffer(bytes: $0) }
            packed = .made(bytes)
            return bytes
        }
    }

    /// Whether an `Accept-Encoding` header takes gzip (RFC 9110, 12.5.3).
    static func takesGzip(_ header: String?) -> Bool {
        var takes = false
        for entry in (header ?? "").lowercased().split(separator: ",").prefix(20) {
            let parts = entry.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
            guard let name = parts.first, name == "gzip" || name == "*" else { continue }
            let isWanted = parts.dropFirst().first { $0.hasPrefix("q=") }.map { (Double($0.dropFirst(2)) ?? 0) > 0 } ?? true
            if name == "gzip" { return isWanted }
            takes = isWanted
        }
        return takes
    }
}
