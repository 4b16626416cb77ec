/// Finds texts in the small XML that WeChat keeps in messages. No tree is made, and what is not well-formed is not found.
enum XMLText {
    /// The text of the first element of that name: out of CDATA, entities resolved. Nil if there is none.
    static func element(_ name: StaticString, in bytes: Bytes, _ arena: ByteArena) -> Bytes? {
        place(of: name, in: bytes).map { text(bytes.piece($0), arena) }
    }

    /// Where the content of the first element of that name lies.
    static func place(of name: StaticString, in bytes: Bytes) -> Range<Int>? {
        var at = 0
        while let open = bytes.find("<", from: at) {
            at = open + 1
            guard bytes.has(name, at: at) else { continue }
            let behind = at + name.utf8CodeUnitCount
            guard bytes.has(">", at: behind) || bytes.has(" ", at: behind), let start = bytes.find(">", from: behind),
                bytes[start - 1] != 0x2F
            else { continue }
            var end = start + 1
            while let close = bytes.find("</", from: end) {
                if bytes.has(name, at: close + 2) { return start + 1..<close }
                end = close + 2
            }
            return nil
        }
        return nil
    }

    static func text(_ content: Bytes, _ arena: ByteArena) -> Bytes {
        let content = content.trimmed
        if content.has("<![CDATA["), content.ends(with: "]]>"), content.count >= 12 {
            return content.piece(9..<content.count - 3)
        }
        guard content.contains(0x26) else { return content }
        return arena.make(content.count) { target in
            var at = 0, made = 0
            while at < content.count {
                if content[at] == 0x26, let (byte, length) = entity(content, at) {
                    target[made] = byte
                    at += length
                } else {
                    target[made] = content[at]
                    at += 1
                }
                made += 1
            }
            return made
        }
    }

    private static func entity(_ bytes: Bytes, _ at: Int) -> (UInt8, Int)? {
        for (word, byte) in entities where bytes.has(word, at: at) { return (byte, word.utf8CodeUnitCount) }
        return nil
    }

    private static let entities: [(StaticString, UInt8)] = [
        ("&lt;", 0x3C), ("&gt;", 0x3E), ("&amp;", 0x26), ("&quot;", 0x22), ("&apos;", 0x27), ("&#39;", 0x27), ("&#x0A;", 0x0A),
        ("&#10;", 0x0A), ("&#x20;", 0x20),
    ]
}
