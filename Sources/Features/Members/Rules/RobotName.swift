/// Names that programs bear in groups: good enough to greet nobody by that name, not enough to leave them out of figures.
public enum RobotName {
    /// 群机器人, raku-bot, RakuBot, bot; not Talbot.
    public static func isLikely(_ name: String) -> Bool {
        if name.contains("机器人") || name.contains("機器人") { return true }
        let letters = name.drop { $0.isWhitespace }.reversed().drop { $0 == "_" || $0 == "-" || $0.isNumber || $0.isWhitespace }
        guard String(letters.prefix(3).reversed()).lowercased() == "bot" else { return false }
        let before = letters.dropFirst(3).first, first = letters.dropFirst(2).first
        return before.map { !$0.isLetter } ?? true || first == "B"
    }
}
