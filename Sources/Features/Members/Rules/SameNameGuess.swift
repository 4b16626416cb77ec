/// Whether two names may be one person's: `name` and `name_`. Good enough to ask about merging and to greet nobody, never enough to
/// merge.
public enum SameNameGuess {
    private static let marks: Set<Character> = ["_", "-", "`", "'", "^", "|", "~", ".", "*"]
    /// Shorter ones are alike by chance.
    private static let leastLetters = 3
    private static let leastOther = 2

    /// True of names that differ only in the marks or digits at their ends, one of them without the digits: `name` and `name2`, but
    /// not `name1` and `name2`. A number behind another script than letters counts people: 小李 and 小李2 are two.
    public static func isLikely(_ one: String, _ other: String) -> Bool {
        let (a, b) = (unmarked(one), unmarked(other))
        guard one != other, isTelling(stem(one)) else { return false }
        return a == b || a == stem(other) || stem(one) == b
    }

    /// The name without the marks at its end and, of Latin letters, without the digits; in small letters.
    public static func stem(_ name: String) -> String {
        var rest = unmarked(name)[...]
        guard rest.allSatisfy(\.isASCII) else { return String(rest) }
        while let last = rest.last, last.isNumber || marks.contains(last) { rest.removeLast() }
        return String(rest)
    }

    private static func unmarked(_ name: String) -> String {
        var rest = name.lowercased()[...]
        while let last = rest.last, marks.contains(last) || last.isWhitespace { rest.removeLast() }
        return String(rest.drop { $0.isWhitespace })
    }

    private static func isTelling(_ stem: String) -> Bool {
        stem.count >= (stem.allSatisfy(\.isASCII) ? leastLetters : leastOther)
    }
}
