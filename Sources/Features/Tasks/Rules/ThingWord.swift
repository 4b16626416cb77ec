/// Whether a word stands for a thing where somebody wrote it. There is no list of nouns to look it up in: what stands before and
/// behind it tells. Rather none than a sentence nobody would send.
enum ThingWord {
    /// Longer words are no words to put into a sentence.
    private static let most = 20
    private static let leastHan = 2
    private static let leastLatin = 3

    /// The first of the texts in which the word stands for a thing, and how it is written there; of 买牛奶 the milk. A text
    /// that is code is nil.
    static func find(_ word: String, in texts: [String?]) -> (place: Int, written: String)? {
        if let found = occurrence(of: word, in: texts) { return found }
        guard let first = word.first, OpeningLists.verbsBefore.contains(first) else { return nil }
        return occurrence(of: String(word.dropFirst()), in: texts)
    }

    private static func occurrence(of word: String, in texts: [String?]) -> (place: Int, written: String)? {
        guard isSpeakable(word) else { return nil }
        for (place, text) in texts.enumerated() {
            guard let text else { continue }
            var rest = text[...]
            while let range = rest.lowercasedRange(of: word) {
                if leads(text[..<range.lowerBound]), follows(text[range.upperBound...]), CodeText.standsFree(range, in: text) {
                    return (place, String(text[range]))
                }
                rest = text[range.upperBound...]
            }
        }
        return nil
    }

    private static func isSpeakable(_ word: String) -> Bool {
        guard word.count <= most, !word.contains(where: { $0.isNumber || $0.isNewline }), !OpeningLists.isUnfit(word) else { return false }
        if word.contains(where: \.isHan) { return word.count >= leastHan && !OpeningLists.isNoThing(word) }
        return word.count >= leastLatin && word.allSatisfy { $0.isASCII && ($0.isLetter || $0 == " ") } && !OpeningLists.isNoThing(word)
    }

    /// Something that a thing comes after: 一个, 买, 我的; the, about.
    private static func leads(_ before: Substring) -> Bool {
        let before = before.trimmedEnd
        guard let last = before.last else { return false }
        if last.isHan { return OpeningLists.leadingHan.contains { before.hasSuffix($0) } }
        return last.isLetter && OpeningLists.leadingLatin.contains(before.lastLatinWord)
    }

    /// The end, or something that comes after a thing: 了, 怎么; is, and.
    private static func follows(_ after: Substring) -> Bool {
        let after = after.drop(while: { $0 == " " })
        guard let next = after.first, next.isHan || next.isLetter || next.isNumber else { return true }
        if next.isHan { return OpeningLists.followingHan.contains(next) }
        return OpeningLists.followingLatin.contains(after.prefix { $0.isLetter || $0 == "'" || $0 == "’" }.lowercased())
    }
}

extension Character {
    var isHan: Bool { unicodeScalars.first.map { (0x3400...0x9FFF).contains($0.value) || (0x20000...0x3FFFF).contains($0.value) } ?? false }
}

extension Substring {
    fileprivate var trimmedEnd: Substring {
        var rest = self
        while rest.last == " " { rest.removeLast() }
        return rest
    }

    fileprivate var lastLatinWord: String {
        String(reversed().prefix { $0.isLetter || $0 == "'" || $0 == "’" }.reversed()).lowercased()
    }

    /// Where a word in small letters stands, whatever its capitals; a word of letters as a whole one only.
    fileprivate func lowercasedRange(of word: String) -> Range<Index>? {
        let letters = Array(word)
        guard let first = letters.first else { return nil }
        var at = startIndex
        while let begin = self[at...].firstIndex(where: { $0.lowercased() == String(first) }) {
            var place = begin, matched = 0
            while matched < letters.count, place < endIndex, self[place].lowercased() == String(letters[matched]) {
                place = index(after: place)
                matched += 1
            }
            if matched == letters.count, first.isHan || isWhole(begin..<place) { return begin..<place }
            at = index(after: begin)
        }
        return nil
    }

    private func isWhole(_ range: Range<Index>) -> Bool {
        func joins(_ character: Character?) -> Bool { character.map { ($0.isLetter || $0.isNumber) && !$0.isHan } ?? false }
        let before = range.lowerBound > base.startIndex ? base[base.index(before: range.lowerBound)] : nil
        return !joins(before) && !joins(range.upperBound < base.endIndex ? base[range.upperBound] : nil)
    }
}
