/// Why somebody may be one of the workspace's own people, or a robot: good enough to ask, never enough to mark.
public enum OperatorGuess: Sendable, Hashable {
    /// They may be a robot. Only figures tell how they talk; names do not.
    case robot(RobotWhy)
    /// The name contains the leading word of the workspace's name, or of a group's they are in, or tells of a duty.
    case named(String)
    /// They are in so many groups, which is at least three and half of all.
    case everywhere(Int)

    /// Whether it says that they may be a robot.
    public var isRobot: Bool {
        switch self {
        case .robot: true
        case .named, .everywhere: false
        }
    }

    /// The first rule of names that holds; nil if none does.
    ///
    /// - Parameters:
    ///   - groups: names of groups they are in.
    ///   - count: in how many they are, of `all`.
    public init?(name: String, workspace: String, groups: [String], count: Int, all: Int) {
        if RobotName.isLikely(name) {
            self = .robot(.name)
            return
        }
        let words = ([workspace] + groups).compactMap(Self.leadingWord) + Self.duties
        if let word = words.first(where: name.contains) ?? Self.duty(in: name) {
            self = .named(word)
            return
        }
        guard count >= 3, count >= all - count else { return nil }
        self = .everywhere(count)
    }

    /// What people of a shop put into their names.
    private static let duties = [
        "店长", "店主", "掌柜", "客服", "助手", "助理", "管家", "小编", "官方", "运营", "管理员", "店長", "掌櫃", "運營", "管理員",
    ]
    /// The same in English, as words by themselves.
    private static let englishDuties: Set<String> = ["admin", "official", "staff", "support", "helpdesk", "moderator"]

    private static func duty(in name: String) -> String? {
        name.split { !$0.isLetter }.map { $0.lowercased() }.first(where: englishDuties.contains)
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
