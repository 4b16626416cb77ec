/// Finds what is no talk: links, mail addresses, mentioned names, and what stands for a picture or an emoticon (`[图片]`).
struct SkippedSpans {
    /// In the order of the text; they do not overlap.
    private(set) var spans: [Range<Int>] = []

    /// A mention ends with U+2005 in exports of WeChat; without it a name is taken to be no longer than this.
    private static let nameLimit = 20
    private static let bracketLimit = 16
    /// An address is known by its first bytes: hostile text must not be searched again and again.
    private static let headLimit = 256
    /// Addresses without a scheme are known by these endings.
    private static let endings: Set<[UInt8]> = Set(
        ["com", "cn", "net", "org", "io", "cc", "me", "top", "vip", "xyz", "app", "edu", "gov", "info", "tv", "co", "de", "jp", "hk", "tw"]
            .map { Array($0.utf8) })

    /// True if there is anything to skip; then `spans` says what.
    mutating func find(in text: UnsafeBufferPointer<UInt8>) -> Bool {
        spans.removeAll(keepingCapacity: true)
        var at = 0
        while at < text.count {
            let byte = text[at]
            switch byte {
            case 0x40: at = skip(at, SkippedSpans.mentionEnd(text, after: at + 1))
            // ＠
            case 0xEF where at + 2 < text.count && text[at + 1] == 0xBC && text[at + 2] == 0xA0:
                at = skip(at, SkippedSpans.mentionEnd(text, after: at + 3))
            case 0x5B:
                if let end = SkippedSpans.bracketEnd(text, from: at) { at = skip(at, end) } else { at += 1 }
            case 0x21...0x7E:
                let end = SkippedSpans.wordEnd(text, from: at)
                let head = min(end, at + SkippedSpans.headLimit)
                if SkippedSpans.isAddress(UnsafeBufferPointer(rebasing: text[at..<head])) {
                    at = skip(at, end)
                } else {
                    // A mention may begin inside: `hello@小红 `.
                    repeat { at += 1 } while at < end && text[at] != 0x40
                }
            default: at += 1
            }
        }
        return !spans.isEmpty
    }

    private mutating func skip(_ start: Int, _ end: Int) -> Int {
        spans.append(start..<end)
        return end
    }

    /// The end of a run of printable ASCII without `[`.
    private static func wordEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var at = start
        while at < text.count, (0x21...0x7E).contains(text[at]), text[at] != 0x5B { at += 1 }
        return at
    }

    private static func isAddress(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        var part = 0
        for (at, byte) in word.enumerated() where byte < 0x30 || (0x3A...0x40).contains(byte) {
            switch byte {
            // `://`
            case 0x3A where at > 0 && at + 2 < word.count && word[at + 1] == 0x2F && word[at + 2] == 0x2F: return true
            // `name@host`
            case 0x40 where at > 0 && at + 1 < word.count && isLetterOrDigit(word[at - 1]) && isLetterOrDigit(word[at + 1]): return true
            // `www.` or, with something before it, `.com`
            case 0x2E where at == part + 3 && word[part..<at].allSatisfy({ $0 | 0x20 == 0x77 }): return true
            case 0x2E where at > 0 && isLetterOrDigit(word[at - 1]):
                let letters = word[(at + 1)...].prefix { ($0 | 0x20) &- 0x61 < 26 }
                if letters.count <= 4, endings.contains(letters.map { $0 | 0x20 }) { return true }
            default: break
            }
            if byte != 0x2E { part = at + 1 }
        }
        return false
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

    /// `[` to `]` with a short name between them; nil if it is something else.
    private static func bracketEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var at = start + 1
        var characters = 0
        while at < text.count, characters <= bracketLimit {
            if text[at] == 0x5D { return at + 1 }
            let scalar = UTF8Scalar(text, at)
            guard Script(scalar.value) != .none else { return nil }
            characters += 1
            at += scalar.length
        }
        return nil
    }

    private static func mentionEnd(_ text: UnsafeBufferPointer<UInt8>, after start: Int) -> Int {
        // Everybody: the name ends here whatever follows.
        for name in everybody where text.count - start >= name.count && text[start..<start + name.count].elementsEqual(name) {
            return start + name.count
        }
        var at = start
        var characters = 0
        var firstMark: Int?
        // A name may have spaces and marks in it if U+2005 closes it.
        while at < text.count, characters <= nameLimit {
            let scalar = UTF8Scalar(text, at)
            if scalar.value == 0x2005 { return at + scalar.length }
            if scalar.value == 0x40 || scalar.value == 0xFF20 || scalar.value == 0x0A { break }
            if firstMark == nil, endsName(scalar.value) { firstMark = at }
            characters += 1
            at += scalar.length
        }
        return firstMark ?? at
    }

    private static let everybody: [[UInt8]] = ["所有人", "全体成员", "all"].map { Array($0.utf8) }

    /// Spaces and the marks of sentences.
    private static func endsName(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x09, 0x0D, 0x20, 0x21, 0x2C, 0x3A, 0x3B, 0x3F, 0xA0, 0x2000...0x200A, 0x3000...0x3002, 0xFF01, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F: true
        default: false
        }
    }
}
