/// Says by its words what a message is.
public enum SignReader {
    private static let table = SignTable([
        (.asking, SignWords.asking), (.checkIn, SignWords.checkIn), (.introduction, SignWords.introduction),
        (.selfNaming, SignWords.selfNaming), (.greeting, SignWords.greeting), (.chainOrder, SignWords.chainOrder),
        (.promo, SignWords.promo), (.price, SignWords.price), (.link, SignWords.link), (.contact, SignWords.contact),
        (.offer, SignWords.offer),
    ])

    /// So many characters at least make a question: `？？` asks nothing.
    private static let leastQuestion = 4
    /// What comes after it says nothing new about what a message is.
    private static let textLimit = 4096

    public static func signs(of form: TalkForm, _ text: UnsafeBufferPointer<UInt8>) -> ContentSigns {
        switch form {
        case .image: return .image
        case .link: return .link
        case .redPacket: return .redPacket
        case .chainOrder: return .orderLine
        case .other: return []
        case .text: break
        }
        let text = UnsafeBufferPointer(rebasing: text.prefix(textLimit))
        let found = table.find(in: text)
        var signs: ContentSigns = []
        if found.has(.link) { signs.insert(.link) }
        if found.has(.checkIn) { signs.insert(.checkIn) }
        if found.has(.introduction) || (found.has(.greeting) && found.has(.selfNaming)) { signs.insert(.introduction) }
        if found.has(.chainOrder) || hasNumberedLines(text) { signs.insert(.orderLine) }
        let isOffer = found.count(.promo) >= 2 || (found.has(.promo) && (found.has(.price) || found.has(.link)))
        if isOffer { signs.insert(.promo) }
        let reachable = found.has(.contact) || found.has(.link) || hasPhone(text)
        if found.count(.offer) >= 3 || (reachable && found.count(.offer) >= 2) { signs.insert(.advertisement) }
        if !isCommand(text), asks(text) || (found.has(.asking) && characters(text) >= leastQuestion) { signs.insert(.question) }
        return signs
    }

    /// `.tell`, `!help`: said to a program.
    private static func isCommand(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count >= 2, text[0] == 0x2E || text[0] == 0x21 else { return false }
        return (0x61...0x7A).contains(text[1] | 0x20)
    }

    /// A question mark or an asking particle at the end.
    private static func asks(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let end = SignReader.end(of: text)
        guard end > 0 else { return false }
        let isAsked =
            text[end - 1] == 0x3F || ends(text, end, 0xEF, 0xBC, 0x9F)
            || ends(text, end, 0xE5, 0x90, 0x97) || ends(text, end, 0xE4, 0xB9, 0x88)
        return isAsked && characters(UnsafeBufferPointer(rebasing: text[0..<end])) >= leastQuestion
    }

    /// Where the words end: spaces, marks that close no question, and emoji behind them left aside.
    private static func end(of text: UnsafeBufferPointer<UInt8>) -> Int {
        var end = text.count
        while end > 0 {
            let last = text[end - 1]
            if last <= 0x20 || last == 0x2E || last == 0x21 || last == 0x7E {
                end -= 1
            } else if end >= 4, text[end - 4] >= 0xF0 {
                end -= 4
            } else if ends(text, end, 0xE3, 0x80, 0x82) || ends(text, end, 0xEF, 0xBC, 0x81) || ends(text, end, 0xEF, 0xBD, 0x9E)
                || ends(text, end, 0xE2, 0x80, 0xA6) || ends(text, end, 0xEF, 0xB8, 0x8F) || ends(text, end, 0xE2, 0x80, 0x8D)
            {
                end -= 3
            } else {
                return end
            }
        }
        return 0
    }

    private static func ends(_ text: UnsafeBufferPointer<UInt8>, _ end: Int, _ a: UInt8, _ b: UInt8, _ c: UInt8) -> Bool {
        end >= 3 && text[end - 3] == a && text[end - 2] == b && text[end - 1] == c
    }

    /// Characters that are neither spaces nor question marks.
    private static func characters(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        for byte in text where byte > 0x20 && byte != 0x3F && byte & 0xC0 != 0x80 { count += 1 }
        return count
    }

    /// Two lines or more that begin with 1, 2, … as people write who order one below the other.
    private static func hasNumberedLines(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var wanted: UInt8 = 0x31, isLineStart = true
        for (place, byte) in text.enumerated() {
            if isLineStart, byte == wanted, place + 1 < text.count {
                let next = text[place + 1]
                // A full stop, or the first byte of `、` or `．`.
                if next == 0x2E || next == 0xE3 || next == 0xEF { wanted += 1 }
                if wanted == 0x33 { return true }
            }
            isLineStart = byte == 0x0A
        }
        return false
    }

    /// Eleven digits in a row, the first a 1.
    private static func hasPhone(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var run = 0, startsWithOne = false
        for byte in text {
            if byte >= 0x30 && byte <= 0x39 {
                if run == 0 { startsWithOne = byte == 0x31 }
                run += 1
            } else {
                if run == 11 && startsWithOne { return true }
                run = 0
            }
        }
        return run == 11 && startsWithOne
    }
}
