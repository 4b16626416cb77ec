/// The words of a message that may say what it is about: without function words and fillers, numbers, links, mail addresses,
/// mentioned names, emoji and `[图片]`; lower case and half width. One per thread, as the cutter.
public final class TalkWords {
    /// Longer words are keys, codes and screams.
    private static let letterLimit = 24
    private static let byteLimit = 48

    private let cutter: WordCutter
    private let stopWords = StopWords()
    private var skipped = SkippedSpans()
    private var folded: [UInt8] = []

    /// Nil if ICU cannot be opened.
    public init?() {
        guard let cutter = WordCutter() else { return nil }
        self.cutter = cutter
        folded.reserveCapacity(TalkWords.byteLimit)
    }

    /// Calls `found` with every word in the order of the text. Of a long text only the beginning is read
    /// (`WordCutter.textLimit`).
    public func read(_ text: UnsafeBufferPointer<UInt8>, _ found: (TalkWord) -> Void) {
        let text = UnsafeBufferPointer(rebasing: text.prefix(WordCutter.textLimit))
        guard skipped.find(in: text) else { return read(text, text.indices, found) }
        var start = 0
        for span in skipped.spans {
            read(text, start..<span.lowerBound, found)
            start = span.upperBound
        }
        read(text, start..<text.count, found)
    }

    @inline(__always)
    private func read(_ text: UnsafeBufferPointer<UInt8>, _ span: Range<Int>, _ found: (TalkWord) -> Void) {
        guard !span.isEmpty else { return }
        let part = UnsafeBufferPointer(rebasing: text[span])
        // The end of the word handed over last, and whether it is Latin.
        var before: (end: Int, latin: Bool)?
        cutter.cut(part) { range, kind in
            guard kind != .number, range.count <= TalkWords.byteLimit else { return }
            let standsAlone: Bool
            if kind == .ideographic {
                standsAlone = range.count > 4 || range.count == 4 && part[range.lowerBound] < 0xF0
                if standsAlone, stopWords.isFiller(UnsafeBufferPointer(rebasing: part[range])) { return }
            } else {
                standsAlone = true
                guard UTF8Scalar(part, range.lowerBound).length < range.count,
                    range.count <= TalkWords.letterLimit || part[range.lowerBound] >= 0x80
                else { return }
            }
            let latin = kind == .alphabetic
            let adjoins = before.map { last in
                last.end == range.lowerBound || last.latin && latin && last.end + 1 == range.lowerBound && part[last.end] == 0x20
            }
            withFolded(UnsafeBufferPointer(rebasing: part[range]), latin) { bytes in
                if stopWords.contains(bytes) || latin && TalkWords.isScream(bytes) { return }
                before = (range.upperBound, latin)
                found(TalkWord(bytes: bytes, standsAlone: standsAlone, adjoins: adjoins ?? false))
            }
        }
    }

    /// Lower case and half width; most words are so already.
    @inline(__always)
    private func withFolded(_ word: UnsafeBufferPointer<UInt8>, _ latin: Bool, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        guard latin, word.contains(where: { $0 &- 0x41 < 26 || $0 == 0xEF }) else { return body(word) }
        folded.removeAll(keepingCapacity: true)
        var at = 0
        while at < word.count {
            let scalar = UTF8Scalar(word, at)
            switch scalar.value {
            case 0x41...0x5A: folded.append(word[at] | 0x20)
            case 0xFF10...0xFF19: folded.append(UInt8(truncatingIfNeeded: scalar.value - 0xFF10 + 0x30))
            case 0xFF21...0xFF3A: folded.append(UInt8(truncatingIfNeeded: scalar.value - 0xFF21 + 0x61))
            case 0xFF41...0xFF5A: folded.append(UInt8(truncatingIfNeeded: scalar.value - 0xFF41 + 0x61))
            default: folded.append(contentsOf: word[at..<at + scalar.length])
            }
            at += scalar.length
        }
        folded.withUnsafeBufferPointer(body)
    }

    /// `hhhh`, `aaaa`.
    private static func isScream(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        word.allSatisfy { $0 == word[0] }
    }
}

@available(*, unavailable)
extension TalkWords: Sendable {}
