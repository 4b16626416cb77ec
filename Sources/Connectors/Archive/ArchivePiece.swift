/// A piece of a picture, voice or file, as the library hands it out.
struct ArchivePiece: Equatable {
    /// Where the next piece begins; only the library reads it.
    var index: [UInt8]
    var isLast: Bool
    var bytes: [UInt8]

    init(index: [UInt8], isLast: Bool, bytes: [UInt8]) {
        self.index = index
        self.isLast = isLast
        self.bytes = bytes
    }

    init?(_ content: [UInt8]) {
        guard content.count >= 5 else { return nil }
        let length = content[1..<5].reduce(0) { $0 << 8 | Int($1) }
        guard content[0] <= 1, content.count - 5 >= length else { return nil }
        self.init(index: Array(content[5..<5 + length]), isLast: content[0] == 1, bytes: Array(content[(5 + length)...]))
    }

    var content: [UInt8] {
        let length = UInt32(clamping: index.count)
        return [isLast ? 1 : 0, UInt8(length >> 24), UInt8(length >> 16 & 255), UInt8(length >> 8 & 255), UInt8(length & 255)] + index + bytes
    }
}
