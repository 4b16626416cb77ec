internal import Kernel

/// Finds the names that a text calls: behind an @, and at its beginning before a colon (`小李：…`, `name: …`), as people write where no
/// program helps them. WeChat closes a name behind an @ with U+2005; other programs with a space, a mark or the end.
enum Mentions {
    /// Whoever calls more people at once calls nobody.
    private static let limit = 8
    private static let nameLimit = 96

    static func each(in text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        var at = 0, found = 0
        if let name = addressee(of: text) {
            body(name)
            found += 1
        }
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

    /// The name before a colon with which the text begins; an address such as `https://` is none.
    private static func addressee(of text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
        var end = 0
        while end < text.count, end <= nameLimit, !closes(text, end) { end += 1 }
        guard end > 0, end <= nameLimit, end < text.count else { return nil }
        let isWide = text[end] == 0xEF && text[end + 2] == 0x9A
        guard isWide || text[end] == 0x3A && !(end + 1 < text.count && text[end + 1] == 0x2F) else { return nil }
        return UnsafeBufferPointer(rebasing: text[..<end])
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
