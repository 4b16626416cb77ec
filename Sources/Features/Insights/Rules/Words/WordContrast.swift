internal import Glibc

/// Finds the words of one period that another lacks.
///
/// The measure is G² on messages with and without the word. Unlike tf-idf it says how sure a difference is, stands small
/// counts and needs no list of documents, only two sums; as it grows with the amount of talk, the ratio of the two shares is
/// asked for as well. Messages of one conversation are not independent, so G² says too much: hence its high threshold, and at
/// least two speakers where a group is described.
struct WordContrast {
    /// Messages with words that each side needs.
    var leastHere = 30
    var leastThere = 30
    /// Of one word.
    var leastMessages = 3
    var leastSpeakers = 2
    var leastScore = 10.83
    var leastRatio = 1.5
    /// True if a word that may have been cut off a full list counts as if it had been just below the end of it.
    var countsUnseen = false

    /// More candidates are not compared with each other.
    private static let candidateLimit = 200
    /// 97.5 % of the normal distribution.
    private static let z = 1.959963984540054

    func compare(_ here: WordPeriod, _ there: WordPeriod) -> TellingWords {
        var result = TellingWords(messages: here.messages, messagesThere: there.messages)
        guard here.messages >= leastHere else {
            result.silence = .here
            return result
        }
        guard there.messages >= leastThere else {
            result.silence = .there
            return result
        }
        var candidates: [(bytes: [UInt8], telling: TellingWord)] = []
        for (bytes, sum) in here.sums where sum.messages >= leastMessages && sum.speakers >= leastSpeakers {
            let other = there[bytes]
            let most = countsUnseen ? other.messages + other.unseen : other.messages
            if let telling = telling(bytes, sum, other.messages, most: most, here.messages, there.messages) { candidates.append((bytes, telling)) }
        }
        candidates.sort { a, b in
            if a.telling.score != b.telling.score { return a.telling.score > b.telling.score }
            if a.telling.messages != b.telling.messages { return a.telling.messages > b.telling.messages }
            return a.bytes.lexicographicallyPrecedes(b.bytes)
        }
        result.words = WordContrast.withoutRepetitions(Array(candidates.prefix(WordContrast.candidateLimit)))
        if result.words.isEmpty { result.silence = .nothingStandsOut }
        return result
    }

    private func telling(_ bytes: [UInt8], _ sum: WordPeriod.Sum, _ counted: Int, most: Int, _ here: Int, _ there: Int) -> TellingWord? {
        // A word cannot stand in more messages than there are; added up from damaged weeks it might.
        let a = min(sum.messages, here), b = min(most, there)
        // Half a message more on either side: a word that is new has a ratio, too. (Walter 1975)
        let logRatio = log((Double(a) + 0.5) / (Double(here) + 0.5)) - log((Double(b) + 0.5) / (Double(there) + 0.5))
        let variance = 1 / (Double(a) + 0.5) - 1 / (Double(here) + 0.5) + 1 / (Double(b) + 0.5) - 1 / (Double(there) + 0.5)
        let ratio = exp(logRatio)
        let score = LogLikelihood.squared(a, here - a, b, there - b)
        guard ratio >= leastRatio, score >= leastScore else { return nil }
        let error = WordContrast.z * max(0, variance).squareRoot()
        return TellingWord(
            word: String(decoding: bytes, as: UTF8.self), messages: a, speakers: sum.speakers, messagesThere: min(counted, there), ratio: ratio,
            low: exp(logRatio - error), high: exp(logRatio + error), score: score)
    }

    /// Of a word and a phrase that contains it one is named: the phrase if it has at least half of the word's messages.
    private static func withoutRepetitions(_ candidates: [(bytes: [UInt8], telling: TellingWord)]) -> [TellingWord] {
        var repeated = Set<Int>()
        for (long, phrase) in candidates.enumerated() {
            for (short, word) in candidates.enumerated() where contains(phrase.bytes, word.bytes) {
                repeated.insert(phrase.telling.messages * 2 >= word.telling.messages ? short : long)
            }
        }
        return candidates.indices.lazy.filter { !repeated.contains($0) }.prefix(TellingWords.limit).map { candidates[$0].telling }
    }

    /// True if the phrase is longer and has the word in it; a Latin word only as a whole word.
    private static func contains(_ phrase: [UInt8], _ word: [UInt8]) -> Bool {
        guard let first = word.first, let last = word.last, phrase.count > word.count else { return false }
        for start in 0...(phrase.count - word.count) where phrase[start] == first {
            let end = start + word.count
            guard phrase[start..<end].elementsEqual(word) else { continue }
            let cutsBefore = first < 0x80 && start > 0 && phrase[start - 1] < 0x80 && phrase[start - 1] != 0x20
            let cutsAfter = last < 0x80 && end < phrase.count && phrase[end] < 0x80 && phrase[end] != 0x20
            if !cutsBefore && !cutsAfter { return true }
        }
        return false
    }
}
