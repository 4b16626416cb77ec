public import Kernel

/// Of what somebody said last, the line that tells most of what they cared about.
public enum LastWords {
    /// So many of somebody's latest texts are their last words.
    public static let texts = 20
    /// So many characters say something; the more where none is Chinese.
    static let substance = (han: 8, others: 16)
    /// What everybody sends alike.
    private static let formal: ContentSigns = [.checkIn, .orderLine, .advertisement]

    /// The latest text of some length that is no check-in and no order line; else the longest; nil if there are no words.
    ///
    /// - Parameter said: texts, the latest first.
    public static func choose(_ said: [(message: MessageID, text: String)]) -> MessageID? {
        let own = said.filter { isOwn($0.text) }
        if let telling = own.first(where: { isTelling($0.text) }) { return telling.message }
        // Of equals the latest.
        var best: (message: MessageID, length: Int)?
        for (message, text) in own where length(text) > best?.length ?? 1 { best = (message, length(text)) }
        return best?.message
    }

    static func isTelling(_ text: String) -> Bool {
        length(text) >= (text.contains(where: \.isHan) ? substance.han : substance.others)
    }

    private static func length(_ text: String) -> Int { text.count { !$0.isWhitespace } }

    /// Words that somebody found themselves, and that a reply can take up.
    public static func isOwn(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { SignReader.signs(of: .text, $0) }.isDisjoint(with: formal)
    }
}
