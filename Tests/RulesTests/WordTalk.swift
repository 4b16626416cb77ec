@testable import FeatureRules

/// Messages written as cut words: a space between words, `-` where two adjoin, `*` after one that counts only in a phrase, `_`
/// for the space in a Latin phrase.
struct WordTalk: Sendable {
    var member: Int64
    var words: String

    init(_ member: Int64, _ words: String) {
        self.member = member
        self.words = words
    }

    static func week(_ talk: [WordTalk], limit: Int = WordTally.usualLimit) -> WordWeek {
        var tally = WordTally(limit: limit)
        return week(talk, &tally)
    }

    static func week(_ talk: [WordTalk], _ tally: inout WordTally) -> WordWeek {
        for message in talk {
            guard Array(message.words.utf8).withUnsafeBufferPointer({ tally.begin(member: message.member, text: $0) }) else { continue }
            var adjoins = false
            var word: [UInt8] = []
            for byte in Array(message.words.utf8) + [0x20] {
                guard byte == 0x20 || byte == 0x2D else {
                    word.append(byte)
                    continue
                }
                let standsAlone = word.last != 0x2A
                if !standsAlone { word.removeLast() }
                word.withUnsafeBufferPointer { tally.add($0, standsAlone: standsAlone, adjoins: adjoins) }
                adjoins = byte == 0x2D
                word = []
            }
            tally.end()
        }
        return tally.finish()
    }
}
