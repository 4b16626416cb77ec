internal import FeatureStores
internal import Foundation
internal import Web

/// Marks what was searched for in a text of others.
enum Highlight {
    static func mark(_ typed: String, in text: String) -> Markup {
        let words = SearchDesk.words(of: typed)
        var html = "", rest = text[...]
        while let hit = first(of: words, in: rest) {
            html += Markup.escape(String(rest[..<hit.lowerBound])) + "<mark>\(Markup.escape(String(rest[hit])))</mark>"
            rest = rest[hit.upperBound...]
        }
        return Markup(trusted: html + Markup.escape(String(rest)))
    }

    /// The earliest place of any of the words; wide and narrow, large and small letters are the same.
    private static func first(of words: [String], in text: Substring) -> Range<Substring.Index>? {
        words.compactMap { text.range(of: $0, options: [.caseInsensitive, .widthInsensitive]) }
            .filter { !$0.isEmpty }.min { $0.lowerBound < $1.lowerBound }
    }
}
