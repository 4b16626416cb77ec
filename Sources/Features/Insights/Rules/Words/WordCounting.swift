/// Finds the phrases of a week and counts its words.
///
/// Words are numbered by appearance, so nothing here may depend on a number: ties are decided by bytes.
struct WordCounting {
    /// Pairs, then pairs of pairs: a phrase has at most four words.
    private static let rounds = 2
    private static let noPart = UInt32.max

    private struct Count {
        var messages: UInt32 = 0
        var speakers: UInt32 = 0
        /// The last message and the last member counted, + 1.
        var messageStamp: UInt32 = 0
        var memberStamp: UInt32 = 0
    }

    private var counts: [Count] = []
    /// The two parts of a phrase, by its number.
    private var parts: [(left: UInt32, right: UInt32)] = []

    /// The messages of each member must stand together. Phrases take the place of their words in `talk` and enter `table`.
    static func week(_ talk: inout TalkLines, _ table: inout WordTable, sampling: Int) -> WordWeek {
        let words = talk.tokens.count
        var counting = WordCounting()
        counting.parts = Array(repeating: (noPart, noPart), count: table.count)
        counting.count(talk)
        for round in 0..<rounds {
            let phrases = counting.phrases(talk, &table, withPhrase: round > 0)
            guard !phrases.phrases.isEmpty else { break }
            counting.join(phrases, &talk, words: table.count)
            counting.count(talk)
        }
        let counts = counting.counts
        let first = counts.indices.filter { Int(counts[$0].messages) >= WordWeek.leastMessages && table.standsAlone($0) }
            .sorted { a, b in
                counts[a].messages != counts[b].messages
                    ? counts[a].messages > counts[b].messages : table.word(a).lexicographicallyPrecedes(table.word(b))
            }.prefix(WordWeek.entryLimit)
        return WordWeek(
            messages: talk.lines.count, words: words, sampling: sampling,
            entries: first.map {
                WordCount(
                    word: String(decoding: table.word($0), as: UTF8.self), messages: Int(counts[$0].messages), speakers: Int(counts[$0].speakers))
            })
    }

    /// Counts every word and phrase, and the words in each phrase: a phrase takes nothing from the count of its words. That count
    /// must not depend on which phrases its week happens to have, or weeks could not be compared.
    private mutating func count(_ talk: TalkLines) {
        counts = Array(repeating: Count(), count: parts.count)
        counts.withUnsafeMutableBufferPointer { counts in
            parts.withUnsafeBufferPointer { parts in
                talk.tokens.withUnsafeBufferPointer { tokens in
                    for (index, line) in talk.lines.enumerated() {
                        for at in line.tokens {
                            WordCounting.note(tokens[at] >> 1, UInt32(truncatingIfNeeded: index + 1), line.member + 1, counts, parts)
                        }
                    }
                }
            }
        }
    }

    @inline(__always)
    private static func note(
        _ word: UInt32, _ message: UInt32, _ member: UInt32, _ counts: UnsafeMutableBufferPointer<Count>,
        _ parts: UnsafeBufferPointer<(left: UInt32, right: UInt32)>
    ) {
        let at = Int(word)
        guard counts[at].messageStamp != message else { return }
        counts[at].messageStamp = message
        counts[at].messages += 1
        if counts[at].memberStamp != member {
            counts[at].memberStamp = member
            counts[at].speakers += 1
        }
        if parts[at].left != noPart { noteParts(parts[at], message, member, counts, parts) }
    }

    /// A part is shorter than its phrase, so this ends.
    private static func noteParts(
        _ phrase: (left: UInt32, right: UInt32), _ message: UInt32, _ member: UInt32, _ counts: UnsafeMutableBufferPointer<Count>,
        _ parts: UnsafeBufferPointer<(left: UInt32, right: UInt32)>
    ) {
        note(phrase.left, message, member, counts, parts)
        note(phrase.right, message, member, counts, parts)
    }

    /// Adjacent words that are phrases; after the first round only those with a phrase in them are new.
    private func phrases(_ talk: TalkLines, _ table: inout WordTable, withPhrase: Bool) -> WordPhrases {
        // 0: too rare for a phrase; then what a pair must add up to.
        let weight: [UInt8] = counts.indices.map { word in
            Int(counts[word].messages) < WordPhrases.leastMessages ? 0 : parts[word].left == WordCounting.noPart ? 1 : 2
        }
        let leastWeight: UInt8 = withPhrase ? 3 : 2
        var pairs = WordPairs(places: talk.tokens.count)
        func each(_ body: (UInt32, UInt32, UInt32) -> Void) {
            weight.withUnsafeBufferPointer { weight in
                talk.tokens.withUnsafeBufferPointer { tokens in
                    for (index, line) in talk.lines.enumerated() where line.end > line.start {
                        var left = tokens[Int(line.start)] >> 1
                        for at in Int(line.start) + 1..<Int(line.end) {
                            let right = tokens[at] >> 1
                            let (a, b) = (weight[Int(left)], weight[Int(right)])
                            if tokens[at] & 1 == 1, a > 0, b > 0, a + b >= leastWeight, left != right {
                                body(left, right, UInt32(truncatingIfNeeded: index + 1))
                            }
                            left = right
                        }
                    }
                }
            }
        }
        each { left, right, _ in pairs.sift(left, right) }
        each { left, right, message in pairs.note(left, right, message: message) }
        return WordPhrases(pairs, &table, total: counts.reduce(0) { $0 + Int($1.messages) }) { Int(counts[Int($0)].messages) }
    }

    /// Puts phrases in the place of their words, from the left; of two that overlap the stronger one.
    private mutating func join(_ phrases: WordPhrases, _ talk: inout TalkLines, words: Int) {
        parts += Array(repeating: (WordCounting.noPart, WordCounting.noPart), count: words - parts.count)
        for phrase in phrases.phrases where parts[Int(phrase.number)].left == WordCounting.noPart {
            parts[Int(phrase.number)] = (phrase.left, phrase.right)
        }
        talk.tokens.withUnsafeMutableBufferPointer { tokens in
            for index in talk.lines.indices {
                let end = Int(talk.lines[index].end)
                var at = Int(talk.lines[index].start)
                var to = at
                var next = WordCounting.phrase(phrases, tokens, at, end)
                while at < end {
                    let here = next
                    next = WordCounting.phrase(phrases, tokens, at + 1, end)
                    if let here, next.map({ $0.strength <= here.strength }) ?? true {
                        tokens[to] = here.number << 1 | tokens[at] & 1
                        at += 2
                        next = WordCounting.phrase(phrases, tokens, at, end)
                    } else {
                        tokens[to] = tokens[at]
                        at += 1
                    }
                    to += 1
                }
                talk.lines[index].end = UInt32(truncatingIfNeeded: to)
            }
        }
    }

    @inline(__always)
    private static func phrase(_ phrases: WordPhrases, _ tokens: UnsafeMutableBufferPointer<UInt32>, _ at: Int, _ end: Int) -> WordPhrases.Phrase? {
        guard at + 1 < end, tokens[at + 1] & 1 == 1 else { return nil }
        return phrases.find(tokens[at] >> 1, tokens[at + 1] >> 1)
    }
}
