internal import FeatureStores
internal import Foundation
internal import Web

/// Marks what was searched for in a text of others.
enum Highlight {
    static func mark(_ typed: String, in text: String) -> Markup {
        let words = SearchDesk.words(of: typed).prefix(wordLimit)
        var html = "", rest = DirectionalIsolate.wrap(text)[...]
        var next = words.map { place(of: $0, in: rest) }
        while let hit = next.compactMap(\.self).min(by: { $0.lowerBound < $1.lowerBound }) {
            html += Markup.escape(String(rest[..<hit.lowerBound])) + "<mark>\(Markup.escape(String(rest[hit])))</mark>"
            rest = rest[hit.upperBound...]
            // Each word goes on from its own last place, and one that is gone stays gone: a text may be long and full of hits.
            for (index, word) in words.enumerated() {
                if let old = next[index], old.lowerBound < hit.upperBound { next[index] = place(of: word, in: rest) }
            }
        }
        return Markup(trusted: html + Markup.escape(String(rest)))
    }

    /// More words are not marked; nobody types them.
    private static let wordLimit = 32

    /// Wide and narrow, large and small letters are the same.
    private static func place(of word: String, in text: Substring) -> Range<Substring.Index>? {
        text.range(of: word, options: [.caseInsensitive, .widthInsensitive]).flatMap { $0.isEmpty ? nil : $0 }
    }
}
