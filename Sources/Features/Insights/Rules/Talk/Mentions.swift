internal import Kernel

/// Finds the names behind an @ in a text. WeChat closes them with U+2005; other programs with a space, a mark or the end.
enum Mentions {
    /// Whoever calls more people at once calls nobody.
    private static let limit = 8
    private static let nameLimit = 96

    static func each(in text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        var at = 0, found = 0
        while at < text.count, found < limit {
            guard text[at] == 0x40 else {
                at += 1
                continue
            }
            let start = at + 1
            var end = start
            while end < text.count, end - start <= nameLimit, !closes(text, end) { end += 1 }
            // An address such as a@b.c is no mention.
            let isWord = at > 0 && isASCIIWord(text[at - 1])
            if !isWord, end > start, end - start <= nameLimit {
                body(UnsafeBufferPointer(rebasing: text[start..<end]))
                found += 1
            }
            at = max(end, at + 1)
        }
    }

    private static func closes(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        switch text[at] {
        case 0...0x20, 0x2C, 0x3A, 0x40: true
        // U+2005 and its neighbours among the spaces.
        case 0xE2: at + 2 < text.count && text[at + 1] == 0x80 && text[at + 2] <= 0x8A
        // U+3000, `，`, `：`.
        case 0xE3: at + 2 < text.count && text[at + 1] == 0x80 && text[at + 2] == 0x80
        case 0xEF: at + 2 < text.count && text[at + 1] == 0xBC && (text[at + 2] == 0x8C || text[at + 2] == 0x9A)
        default: false
        }
    }

    private static func isASCIIWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x5F, 0x2D: true
        default: false
        }
    }
}
