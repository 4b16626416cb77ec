/// One wording of a system line, compiled from a notation such as `{other}邀请{many}加入了群聊…`.
///
/// A place in braces takes one name (`{many}`: several); `…` at the end lets anything follow. Names may stand in quotes, and
/// white space between names and words is not looked at, except that an English word does not begin or end within a name.
struct SystemPattern: Sendable {
    enum Place: Sendable { case who, other, many, name, ignored }

    /// What a place took: the range within the quotes, and whether there were any.
    struct Taken { var place: Place, range: Range<Int>, isQuoted: Bool }

    private struct Word: Sendable { var bytes: [UInt8], gapBefore: Bool, gapAfter: Bool }

    private enum Part: Sendable {
        case word(Word)
        case place(Place)
    }

    let kind: LineKind
    private let parts: [Part]
    private let isOpen: Bool

    init(_ kind: LineKind, _ notation: String) {
        var parts: [Part] = [], isOpen = false
        for piece in notation.split(separator: "}") {
            let halves = piece.split(separator: "{", omittingEmptySubsequences: false)
            var word = halves[0]
            if word.hasSuffix("…") {
                isOpen = true
                word.removeLast()
            }
            if !word.isEmpty { parts.append(.word(SystemPattern.word(word))) }
            guard halves.count > 1 else { continue }
            switch halves[1] {
            case "who": parts.append(.place(.who))
            case "other": parts.append(.place(.other))
            case "many": parts.append(.place(.many))
            case "name": parts.append(.place(.name))
            default: parts.append(.place(.ignored))
            }
        }
        self.kind = kind
        self.parts = parts
        self.isOpen = isOpen
    }

    private static func word(_ text: Substring) -> Word {
        var bytes = Array(text.utf8)
        let before = bytes.first == 32, after = bytes.last == 32
        if before { bytes.removeFirst() }
        if after, !bytes.isEmpty { bytes.removeLast() }
        return Word(bytes: bytes, gapBefore: before, gapAfter: after)
    }

    /// What the places take in `text`; nil if the wording is another.
    func match(_ text: UnsafeBufferPointer<UInt8>) -> [Taken]? {
        var taken: [Taken] = [], at = 0
        for (index, part) in parts.enumerated() {
            switch part {
            case .word(let word):
                // A word behind a place was found together with it.
                if index == 0 {
                    guard text.has(word.bytes) else { return nil }
                    at = word.bytes.count
                }
            case .place(let place):
                var next: Word?
                if index + 1 < parts.count, case .word(let word) = parts[index + 1] { next = word }
                guard let found = take(place, in: text, from: at, upTo: next) else { return nil }
                taken.append(Taken(place: place, range: found.range, isQuoted: found.isQuoted))
                at = found.end
            }
        }
        if isOpen { return taken }
        let rest = text.trimmed(at..<text.count)
        return rest.isEmpty || text.piece(rest).equals("。") || text.piece(rest).equals(".") ? taken : nil
    }

    private func take(
        _ place: Place, in text: UnsafeBufferPointer<UInt8>, from start: Int, upTo next: Word?
    ) -> (range: Range<Int>, isQuoted: Bool, end: Int)? {
        var begin = start
        while case let width = text.blank(at: begin, before: text.count), width > 0 { begin += width }
        // Quotes that open must close before the next word; only a mark that never closes is part of a bare name.
        if let quote = Quote(at: begin, in: text), quote.close(in: text, from: begin + quote.openLength) != nil {
            return takeQuoted(place, quote, in: text, from: begin, upTo: next)
        }
        return takeBare(place, in: text, from: begin, upTo: next)
    }

    private func takeQuoted(
        _ place: Place, _ quote: Quote, in text: UnsafeBufferPointer<UInt8>, from begin: Int, upTo next: Word?
    ) -> (range: Range<Int>, isQuoted: Bool, end: Int)? {
        let inner = begin + quote.openLength
        var best: (range: Range<Int>, isQuoted: Bool, end: Int)?
        var search = inner
        while let close = quote.close(in: text, from: search) {
            search = close + 1
            guard close > inner else { continue }
            var end = close + quote.closeLength
            if let next {
                while case let width = text.blank(at: end, before: text.count), width > 0 { end += width }
                guard text.has(next.bytes, at: end) else { continue }
                return (inner..<close, true, end + next.bytes.count)
            }
            best = (inner..<close, true, end)
            // A group's name may hold quotes itself; what follows a person may too.
            if place != .name { return best }
        }
        return best
    }

    private func takeBare(
        _ place: Place, in text: UnsafeBufferPointer<UInt8>, from begin: Int, upTo next: Word?
    ) -> (range: Range<Int>, isQuoted: Bool, end: Int)? {
        guard begin < text.count else { return nil }
        guard let next else {
            let end = isOpen ? SystemPattern.endOfBareName(in: text, from: begin) : endOfSentence(text, from: begin)
            let range = text.trimmed(begin..<end)
            return SystemPattern.isName(range, place, in: text) ? (range, false, end) : nil
        }
        var search = begin + 1
        while let found = text.find(next.bytes, from: search) {
            search = found + 1
            let end = found + next.bytes.count
            if next.gapBefore, text.blank(at: found - 1, before: found) == 0 { continue }
            if next.gapAfter, end < text.count, text.blank(at: end, before: text.count) == 0 { continue }
            let range = text.trimmed(begin..<found)
            return SystemPattern.isName(range, place, in: text) ? (range, false, end) : nil
        }
        return nil
    }

    private func endOfSentence(_ text: UnsafeBufferPointer<UInt8>, from begin: Int) -> Int {
        var end = text.trimmed(begin..<text.count).upperBound
        if text.piece(begin..<end).ends(with: "。") { end -= 3 }
        return end
    }

    /// A name without quotes before anything at all: `我`, `你`, `自己`, `name(id)` or up to the next blank.
    private static func endOfBareName(in text: UnsafeBufferPointer<UInt8>, from begin: Int) -> Int {
        if text.has("我", at: begin) || text.has("你", at: begin) { return begin + 3 }
        if text.has("自己", at: begin) { return begin + 6 }
        var end = begin
        while end < text.count, text.blank(at: end, before: text.count) == 0 {
            end += 1
            if text[end - 1] == 0x29 { break }
        }
        return end
    }

    /// A sentence in which words happen to occur is not a name: bare names are short and lie on one line.
    private static func isName(_ range: Range<Int>, _ place: Place, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        if range.isEmpty || text.piece(range).contains(10) { return false }
        return place == .many || place == .name || place == .ignored || range.count <= 128
    }
}

/// A pair of quotation marks that clients put around names.
private struct Quote {
    let openLength: Int
    private let closing: StaticString

    init?(at place: Int, in text: UnsafeBufferPointer<UInt8>) {
        if text.has("\"", at: place) {
            (openLength, closing) = (1, "\"")
        } else if text.has("“", at: place) {
            (openLength, closing) = (3, "”")
        } else if text.has("「", at: place) {
            (openLength, closing) = (3, "」")
        } else if text.has("『", at: place) {
            (openLength, closing) = (3, "』")
        } else {
            return nil
        }
    }

    var closeLength: Int { closing.utf8CodeUnitCount }
    func close(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? { text.find(closing, from: start) }
}
