/// What somebody typed into a search field, as terms for the index and the text a hit must contain.
public struct SearchPhrase: Sendable, Equatable {
    /// Terms that must stand in the text as they are.
    public private(set) var terms: [String] = []
    /// Beginnings of terms: the last letters of a word being typed, a single Chinese character.
    public private(set) var prefixes: [String] = []
    /// Folded runs a hit must contain: the index knows pairs, not their order. A space at an end is the end of a word.
    public private(set) var runs: [String] = []

    /// More terms than this are cut off; a longer phrase does not find better.
    private static let termLimit = 32

    /// Nil if there is nothing in it that could be searched. What stands in quotation marks of either language must stand in
    /// the text as it is, word by word.
    public init?(_ typed: String) {
        for piece in SearchPhrase.pieces(of: typed) {
            let folded = SearchPhrase.fold(piece.text), words = folded.split(separator: 0x20)
            for word in words { add(word, isWhole: piece.isQuoted) }
            guard piece.isQuoted, words.count > 1 else { continue }
            let run = String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
            runs.append((SearchPhrase.isWord(words.first) ? " " : "") + run + (SearchPhrase.isWord(words.last) ? " " : ""))
        }
        guard !(terms.isEmpty && prefixes.isEmpty) else { return nil }
        terms = Array(terms.prefix(SearchPhrase.termLimit))
        prefixes = Array(prefixes.prefix(SearchPhrase.termLimit))
    }

    private mutating func add(_ word: ArraySlice<UInt8>, isWhole: Bool) {
        var grams = Grams()
        word.withUnsafeBufferPointer { _ = grams.append($0) }
        let found = grams.bytes.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
        guard let first = found.first else { return }
        if SearchPhrase.isPair(first), found.count > 1 {
            // Without the closing single character.
            terms += found.dropLast()
            if found.count > 2 { runs.append(String(decoding: word, as: UTF8.self)) }
        } else if isWhole, !SearchPhrase.isPair(first) {
            terms.append(first)
        } else {
            prefixes.append(first)
        }
    }

    /// True if the text has every run in one piece.
    public func matches(_ text: String) -> Bool {
        if runs.isEmpty { return true }
        let folded = [0x20] + SearchPhrase.fold(text) + [0x20]
        return runs.allSatisfy { folded.contains(Array($0.utf8)) }
    }

    /// True if the text has everything; the index is not needed to know.
    public func isIn(_ text: String) -> Bool {
        var text = text
        let has = text.withUTF8 { bytes in
            var grams = Grams()
            grams.append(bytes)
            let found = grams.bytes.split(separator: 0x20)
            return terms.allSatisfy { term in found.contains { $0.elementsEqual(term.utf8) } }
                && prefixes.allSatisfy { prefix in found.contains { $0.starts(with: prefix.utf8) } }
        }
        return has && matches(text)
    }

    /// The words and the quoted phrases as they were typed, for marking them in a hit.
    public static func words(of typed: String) -> [String] {
        pieces(of: typed).flatMap { $0.isQuoted ? [$0.text] : $0.text.split(whereSeparator: \.isWhitespace).map(String.init) }
            .filter { !$0.allSatisfy(\.isWhitespace) }
    }

    /// Parts the quoted from the rest; a mark that is never closed is a mark like any other.
    static func pieces(of typed: String) -> [(text: String, isQuoted: Bool)] {
        var pieces: [(text: String, isQuoted: Bool)] = [], rest = typed[...]
        while let opening = rest.firstIndex(where: { closings[$0] != nil }), let closing = closings[rest[opening]] {
            let inside = rest.index(after: opening)
            guard let end = rest[inside...].firstIndex(of: closing) else { break }
            pieces += [(String(rest[..<opening]), false), (String(rest[inside..<end]), true)]
            rest = rest[rest.index(after: end)...]
        }
        return pieces + [(String(rest), false)]
    }

    private static let closings: [Character: Character] = ["\"": "\"", "“": "”", "「": "」", "『": "』", "《": "》"]

    /// Lower case and half width as UTF-8, with one space where runs of pairs, words and separators meet. Scalars, not
    /// characters: a mark would combine with the space before it.
    static func fold(_ text: String) -> [UInt8] {
        var folded: [UInt8] = []
        var last: Grams.Class?
        for scalar in text.unicodeScalars {
            let kind = scalar.isASCII ? Grams.asciiClass[Int(scalar.value)] : Grams.classify(scalar.value)
            switch (last, kind) {
            case (.pair?, .pair), (.word?, .word): break
            default: if !folded.isEmpty, folded.last != 0x20 { folded.append(0x20) }
            }
            switch kind {
            case .separator: break
            case .word(let letter?): folded.append(letter)
            case .pair, .word(nil): folded += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            }
            last = kind
        }
        return folded
    }

    private static func isWord(_ word: ArraySlice<UInt8>?) -> Bool { word.map { !isPair(String(decoding: $0, as: UTF8.self)) } ?? false }

    private static func isPair(_ term: String) -> Bool {
        guard let first = term.unicodeScalars.first else { return false }
        return Grams.classify(first.value) == .pair
    }
}
