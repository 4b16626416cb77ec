internal import CICU

/// Cuts text into words: Chinese by the dictionary of ICU, everything else by its letters and digits, without ICU.
///
/// One per thread; opening it costs more than many texts, so it is kept. What it finds depends on the text alone.
public final class WordCutter {
    /// Only the first bytes of a text are cut: nobody writes more by hand, and a pasted book is not what a group talks about.
    public static let textLimit = 8 << 10

    private let breaks: OpaquePointer
    private var runs = WordRuns(limit: WordCutter.textLimit)

    /// Nil if ICU cannot be opened: its data are missing.
    public init?() {
        guard let breaks = word_breaks_open("zh") else { return nil }
        self.breaks = breaks
    }

    deinit { word_breaks_close(breaks) }

    /// Calls `found` with the bytes of every word and its kind, in the order of the text. What stands between words (marks,
    /// emoji, broken UTF-8) is left out.
    @inline(__always)
    public func cut(_ text: UnsafeBufferPointer<UInt8>, _ found: (Range<Int>, WordKind) -> Void) {
        runs.gather(UnsafeBufferPointer(rebasing: text.prefix(WordCutter.textLimit)))
        let units = runs.units, places = runs.places, plain = runs.plain
        var next = 0
        if runs.count > 0, word_breaks_begin(breaks, units, Int32(runs.count)) != 0 {
            var start = 0
            while case let end = Int(word_breaks_next(breaks)), end > start {
                defer { start = end }
                if units[start] == 0x20 { continue }
                let place = Int(places[start])
                while next < plain.count, plain[next].range.lowerBound < place {
                    found(plain[next].range, plain[next].kind)
                    next += 1
                }
                found(place..<Int(places[end]), .ideographic)
            }
        }
        for word in plain[next...] { found(word.range, word.kind) }
    }
}

@available(*, unavailable)
extension WordCutter: Sendable {}
