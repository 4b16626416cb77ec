/// What somebody typed into a search field, as terms for the index and the text a hit must contain.
public struct SearchPhrase: Sendable, Equatable {
    /// Terms that must stand in the text as they are.
    public private(set) var terms: [String] = []
    /// Beginnings of terms: the last letters of a word being typed, a single Chinese character.
    public private(set) var prefixes: [String] = []
    /// Folded runs a hit must contain: the index knows pairs, not their order.
    public private(set) var runs: [String] = []

    /// More terms than this are cut off; a longer phrase does not find better.
    private static let termLimit = 32

    /// Nil if there is nothing in it that could be searched.
    public init?(_ typed: String) {
        for word in SearchPhrase.fold(typed).split(separator: 0x20) {
            var grams = Grams()
            word.withUnsafeBufferPointer { _ = grams.append($0) }
            let found = grams.bytes.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
            guard let first = found.first else { continue }
            if SearchPhrase.isPair(first), found.count > 1 {
                // Without the closing single character.
                terms += found.dropLast()
                if found.count > 2 { runs.append(String(decoding: word, as: UTF8.self)) }
            } else {
                prefixes.append(first)
            }
        }
        guard !(terms.isEmpty && prefixes.isEmpty) else { return nil }
        terms = Array(terms.prefix(SearchPhrase.termLimit))
        prefixes = Array(prefixes.prefix(SearchPhrase.termLimit))
    }

    /// True if the text has every run in one piece.
    public func matches(_ text: String) -> Bool {
        if runs.isEmpty { return true }
        let folded = SearchPhrase.fold(text)
        return runs.allSatisfy { folded.contains(Array($0.utf8)) }
    }

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

    private static func isPair(_ term: String) -> Bool {
        guard let first = term.unicodeScalars.first else { return false }
        return Grams.classify(first.value) == .pair
    }
}
