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
        for word in SearchPhrase.fold(typed).split(whereSeparator: { $0 == " " }) {
            var grams = Grams()
            let folded = Array(word.utf8)
            folded.withUnsafeBufferPointer { _ = grams.append($0) }
            let found = String(decoding: grams.bytes, as: UTF8.self).split(separator: " ").map(String.init)
            guard let first = found.first else { continue }
            if SearchPhrase.isPair(first), word.unicodeScalars.count > 1 {
                // Without the closing single character.
                terms += found.dropLast()
                if word.unicodeScalars.count > 2 { runs.append(String(word)) }
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
        return runs.allSatisfy { folded.contains($0) }
    }

    /// Lower case and half width, with one space where runs of pairs, words and separators meet.
    static func fold(_ text: String) -> String {
        var folded = ""
        var last: Grams.Class?
        for scalar in text.unicodeScalars {
            let kind = Grams.classify(scalar.value)
            let isASCIIWord = scalar.isASCII && (scalar.properties.isAlphabetic || (scalar.value >= 48 && scalar.value <= 57))
            let current: Grams.Class = isASCIIWord ? .word(nil) : scalar.isASCII ? .separator : kind
            switch (last, current) {
            case (.pair?, .pair), (.word?, .word): break
            default: if !folded.isEmpty, folded.last != " " { folded += " " }
            }
            switch current {
            case .separator: break
            case .pair: folded.unicodeScalars.append(scalar)
            case .word:
                if case .word(let byte?) = kind {
                    folded.unicodeScalars.append(Unicode.Scalar(byte))
                } else {
                    folded += scalar.isASCII ? String(scalar).lowercased() : String(scalar)
                }
            }
            last = current
        }
        return folded
    }

    private static func isPair(_ term: String) -> Bool {
        guard let first = term.unicodeScalars.first else { return false }
        return Grams.classify(first.value) == .pair
    }
}
