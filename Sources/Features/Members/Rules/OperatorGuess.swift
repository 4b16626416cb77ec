/// Why somebody may be one of the workspace's own people: good enough to ask, never enough to mark.
public enum OperatorGuess: Sendable, Hashable {
    /// The name contains the leading word of the workspace's name, or of a group's they are in.
    case named(String)
    /// They are in so many groups, which is at least three and half of all.
    case everywhere(Int)

    /// The first rule that holds; nil if none does.
    ///
    /// - Parameters:
    ///   - groups: names of groups they are in.
    ///   - count: in how many they are, of `all`.
    public init?(name: String, workspace: String, groups: [String], count: Int, all: Int) {
        for place in [workspace] + groups {
            if let word = Self.leadingWord(of: place), name.contains(word) {
                self = .named(word)
                return
            }
        }
        guard count >= 3, count >= all - count else { return nil }
        self = .everywhere(count)
    }

    private static let ends: Set<Character> = ["群", "号", "號", "-", "_", "#", "·", "|", "｜", "(", ")", "（", "）", "【", "】", "[", "]", "「", "」"]

    /// 毛孩子之家 of 毛孩子之家2群·医生在线: up to the first number in digits, 群, or mark. Nil if it is too short to tell anything.
    static func leadingWord(of name: String) -> String? {
        let begin = name.drop { $0.isWhitespace || ends.contains($0) }
        var word = begin.prefix { !ends.contains($0) && !("0"..."9").contains($0) && !$0.isNewline }
        while let last = word.last, last.isNumber || last.isWhitespace { word.removeLast() }
        // Two Chinese characters are a word; of letters it takes four.
        return word.count >= (word.allSatisfy(\.isASCII) ? 4 : 2) ? String(word) : nil
    }
}
