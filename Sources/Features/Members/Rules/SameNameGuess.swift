/// Whether two names may be one person's: `name` and `name_`. Good enough to ask about merging and to greet nobody, never enough to
/// merge.
public enum SameNameGuess {
    static let marks: Set<Character> = ["_", "-", "`", "'", "^", "|", "~", ".", "*"]
    /// Shorter ones are alike by chance.
    private static let leastLetters = 3
    private static let leastOther = 2

    /// The name without the marks at its end and, of Latin letters, without the digits; in small letters.
    public static func stem(_ name: String) -> String {
        stem(unmarked: unmarked(name))
    }

    static func stem(unmarked name: String) -> String {
        guard name.utf8.allSatisfy({ $0 < 0x80 }) else { return name }
        var rest = name[...]
        while let last = rest.last, last.isNumber || marks.contains(last) { rest.removeLast() }
        return String(rest)
    }

    static func unmarked(_ name: String) -> String {
        var rest = name.lowercased()[...]
        while let last = rest.last, marks.contains(last) || last.isWhitespace { rest.removeLast() }
        return String(rest.drop { $0.isWhitespace })
    }

    fileprivate static func isTelling(_ stem: String) -> Bool {
        stem.count >= (stem.utf8.allSatisfy { $0 < 0x80 } ? leastLetters : leastOther)
    }
}

/// A name, taken apart once.
private struct NameForm {
    let name: String
    /// Without marks.
    let unmarked: String
    let stem: String

    init(_ name: String) {
        self.name = name
        unmarked = SameNameGuess.unmarked(name)
        stem = SameNameGuess.stem(unmarked: unmarked)
    }

    /// True of names that differ only in the marks or digits at their ends, one of them without the digits: `name` and `name2`, but
    /// not `name1` and `name2`. A number behind another script than letters counts people: 小李 and 小李2 are two.
    func isLikely(_ other: NameForm) -> Bool {
        name != other.name && SameNameGuess.isTelling(stem) && (unmarked == other.unmarked || unmarked == other.stem || stem == other.unmarked)
    }
}

/// Names in an order, each with whom it belongs to, to look up which of them may be one with another without comparing all.
public struct LikelyNames<Bearer> {
    private let names: [(form: NameForm, bearer: Bearer)]
    /// Places of names, ascending.
    private var byUnmarked: [String: [Int]] = [:]
    private var byStem: [String: [Int]] = [:]

    public init(_ names: [(name: String, bearer: Bearer)]) {
        self.names = names.map { (NameForm($0.name), $0.bearer) }
        for (place, entry) in self.names.enumerated() {
            byUnmarked[entry.form.unmarked, default: []].append(place)
            byStem[entry.form.stem, default: []].append(place)
        }
    }

    /// Who bears the first of them.
    public func first(like name: String) -> Bearer? {
        let form = NameForm(name)
        let places = [byUnmarked[form.unmarked], byStem[form.unmarked], byUnmarked[form.stem]].compactMap { alike in
            alike?.first { form.isLikely(names[$0].form) }
        }
        return places.min().map { names[$0].bearer }
    }
}
