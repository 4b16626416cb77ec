public import Kernel

/// Of what somebody said last, the line that tells most of what they cared about.
public enum LastWords {
    /// So many of somebody's latest texts are their last words.
    public static let texts = 20
    /// So many characters say something.
    static let substance = 8
    /// What everybody sends alike.
    private static let formal: ContentSigns = [.checkIn, .orderLine, .advertisement]

    /// The latest text of some length that is no check-in and no order line; else the longest; nil if there are no words.
    ///
    /// - Parameter said: texts, the latest first.
    public static func choose(_ said: [(message: MessageID, text: String)]) -> MessageID? {
        let lengths = said.filter { isOwn($0.text) }.map { line in (message: line.message, length: line.text.count { !$0.isWhitespace }) }
        if let telling = lengths.first(where: { $0.length >= substance }) { return telling.message }
        // Of equals the latest.
        var best: (message: MessageID, length: Int)?
        for line in lengths where line.length > best?.length ?? 1 { best = line }
        return best?.message
    }

    /// Words that somebody found themselves, and that a reply can take up.
    public static func isOwn(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { SignReader.signs(of: .text, $0) }.isDisjoint(with: formal)
    }
}
