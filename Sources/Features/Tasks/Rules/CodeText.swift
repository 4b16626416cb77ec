/// Programs and commands among what people say: nothing to take up in a sentence.
enum CodeText {
    private static let signs: PhraseList = ["://", "=>", "->", "::", "();", "{", "}", "`", "==", "</", "&&", "||", "$(", "[[", "\\"]
    private static let commands: Set<Character> = ["/", "!", ".", "$", "#", "%", "&", "\\", "~", "+", ">"]
    private static let joints: Set<Character> = ["_", ".", "-", "/", "\\", "(", ":", "=", "<", ">", "@", "#", "$", "%", "&", "*", "+", "[", "]", "'", "’"]

    static func isLikely(_ text: String) -> Bool {
        if let first = text.first, commands.contains(first) { return true }
        // A program is spoken to by its name: `bot: 3 + 4`, `m: say 1`.
        if let colon = text.firstIndex(of: ":"), text[..<colon].allSatisfy({ $0.isLetter && $0.isASCII }), text[..<colon].count <= 2 { return true }
        return signs.isIn(text)
    }

    /// Not a part of a path, a name or an expression: `a.word`, `word_2`, `word(`, `$word`. A point or a colon that ends a clause is none.
    static func standsFree(_ range: Range<String.Index>, in text: String) -> Bool {
        if range.lowerBound > text.startIndex, joints.contains(text[text.index(before: range.lowerBound)]) { return false }
        guard range.upperBound < text.endIndex, joints.contains(text[range.upperBound]) else { return true }
        let next = text.index(after: range.upperBound)
        guard text[range.upperBound] == "." || text[range.upperBound] == ":" else { return false }
        return next == text.endIndex || text[next].isWhitespace || text[next] == ")"
    }
}
