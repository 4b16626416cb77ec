/// Names that programs bear in groups: good enough to ask, and to greet nobody by that name; not enough to leave them
/// out of figures.
public enum RobotName {
    /// 群机器人, raku-bot, RakuBot, bot; not Talbot. Also evalable6: programs of one family are called by what they make possible, with
    /// a digit; and Raku eval, which runs what others write.
    public static func isLikely(_ name: String) -> Bool {
        if name.contains("机器人") || name.contains("機器人") || isAble(name) || isEval(name) { return true }
        let letters = name.drop { $0.isWhitespace }.reversed().drop { $0 == "_" || $0 == "-" || $0.isNumber || $0.isWhitespace }
        guard String(letters.prefix(3).reversed()).lowercased() == "bot" else { return false }
        let before = letters.dropFirst(3).first, first = letters.dropFirst(2).first
        return before.map { !$0.isLetter } ?? true || first == "B"
    }

    /// Ends in `bot`, small, with or without digits and marks: disbot4 and synopsebot, but Talbot2 as well. Enough only of who also talks
    /// as programs do (`RobotManner.isUniform`).
    public static func isPossible(_ name: String) -> Bool {
        let letters = name.reversed().drop { $0 == "_" || $0 == "-" || $0.isNumber || $0.isWhitespace }
        return String(letters.prefix(3).reversed()) == "bot"
    }

    /// The name of a robot under which it came back: `Geth__` where `Geth` is one.
    ///
    /// - Parameter stems: of the names of those who are known to be robots or our own (`SameNameGuess.stem`).
    public static func isReturned(_ name: String, as stems: Set<String>) -> Bool {
        let stem = SameNameGuess.stem(name)
        return stem != name.lowercased() && stem.count >= leastStem && stems.contains(stem)
    }

    private static let leastStem = 3

    private static func isEval(_ name: String) -> Bool {
        let letters = name.reversed().drop { $0 == "_" || $0 == "-" || $0.isNumber || $0.isWhitespace }
        return String(letters.prefix(4).reversed()).lowercased() == "eval" && letters.dropFirst(4).first.map { !$0.isLetter } ?? true
    }

    private static func isAble(_ name: String) -> Bool {
        let letters = name.reversed().drop { $0 == "_" || $0 == "-" || $0.isWhitespace }
        guard let digit = letters.first, digit.isASCII, digit.isNumber else { return false }
        let word = String(letters.dropFirst().reversed()).lowercased()
        return word.hasSuffix("able") && word.count >= 6 && word.allSatisfy { $0.isASCII && $0.isLetter }
    }
}
