/// What the process that runs the library is asked, and in which bytes.
enum ArchiveRequest: Equatable {
    case open(library: String, corpID: String, secret: String, proxy: String, proxyPassword: String)
    case records(after: Int64, limit: Int, seconds: Int)
    case decrypt(key: String, sealed: String)
    /// - Parameter index: where the piece begins, as hex digits; empty at the beginning.
    case piece(file: String, index: String, seconds: Int)

    init?(_ bytes: [UInt8]) {
        var texts: [String] = [], rest = bytes.dropFirst()
        while !rest.isEmpty {
            guard rest.count >= 4 else { return nil }
            let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(4)
            guard rest.count >= length, let text = String(validating: rest.prefix(length), as: UTF8.self) else { return nil }
            texts.append(text)
            rest = rest.dropFirst(length)
        }
        switch (bytes.first, texts.count) {
        case (1, 5): self = .open(library: texts[0], corpID: texts[1], secret: texts[2], proxy: texts[3], proxyPassword: texts[4])
        case (2, 3):
            guard let after = Int64(texts[0]), let limit = Int(texts[1]), let seconds = Int(texts[2]), after >= 0 else { return nil }
            self = .records(after: after, limit: limit, seconds: seconds)
        case (3, 2): self = .decrypt(key: texts[0], sealed: texts[1])
        case (4, 3):
            guard let seconds = Int(texts[2]) else { return nil }
            self = .piece(file: texts[0], index: texts[1], seconds: seconds)
        default: return nil
        }
    }

    var bytes: [UInt8] {
        switch self {
        case .open(let library, let corpID, let secret, let proxy, let password): Self.written(1, [library, corpID, secret, proxy, password])
        case .records(let after, let limit, let seconds): Self.written(2, ["\(after)", "\(limit)", "\(seconds)"])
        case .decrypt(let key, let sealed): Self.written(3, [key, sealed])
        case .piece(let file, let index, let seconds): Self.written(4, [file, index, "\(seconds)"])
        }
    }

    private static func written(_ kind: UInt8, _ texts: [String]) -> [UInt8] {
        texts.reduce(into: [kind]) { bytes, text in
            let length = UInt32(clamping: text.utf8.count)
            bytes += [UInt8(length >> 24), UInt8(length >> 16 & 255), UInt8(length >> 8 & 255), UInt8(length & 255)]
            bytes += text.utf8
        }
    }
}
