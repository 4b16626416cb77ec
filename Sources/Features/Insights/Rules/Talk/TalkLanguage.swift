/// Which of the two languages of the console a group talks in, so that what is to be written there is written in it.
public enum TalkLanguage: Sendable, Hashable {
    case chinese, english

    /// Fewer letters tell nothing.
    private static let least = 20
    /// A Chinese name or word among English ones makes no Chinese talk.
    private static let leastHanShare = 0.05

    /// - Returns: nil if there is too little to tell, or neither of the two.
    public init?(_ texts: some Sequence<String>) {
        var han = 0, latin = 0, other = 0
        for scalar in texts.lazy.flatMap(\.unicodeScalars) {
            switch scalar.value {
            case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3134F: han += 1
            case 0x41...0x5A, 0x61...0x7A: latin += 1
            default: if scalar.properties.isAlphabetic { other += 1 }
            }
        }
        let all = han + latin + other
        guard all >= TalkLanguage.least else { return nil }
        if Double(han) >= TalkLanguage.leastHanShare * Double(all) {
            self = .chinese
        } else if latin > other {
            self = .english
        } else {
            return nil
        }
    }
}
