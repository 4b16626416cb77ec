internal import Glibc
internal import Kernel

/// Pairs of words that stand together far more often than by chance.
struct WordPhrases {
    /// Both words and the pair must be in at least this many messages.
    static let leastMessages = 3
    /// G² of standing together: p < 0.001 with one degree of freedom.
    static let leastStrength = 10.83
    /// Normalised pointwise mutual information: 0 by chance, 1 if neither word ever stands without the other.
    static let leastBond = 0.5
    /// Bytes; a longer one is a slogan.
    private static let lengthLimit = 60

    struct Phrase {
        var left: UInt32
        var right: UInt32
        var strength: Double
        /// Its own number in the table of words.
        var number: UInt32
    }

    private(set) var phrases: [Phrase] = []
    /// Index + 1 by hash; 0 is empty.
    private var slots: [UInt32] = []
    /// True for words that begin a phrase.
    private var begins: [Bool] = []

    /// `messages` are those of a word, `total` their sum over all words. Phrases enter the table in the order of their bytes.
    init(_ pairs: WordPairs, _ table: inout WordTable, total: Int, messages: (UInt32) -> Int) {
        for pair in pairs.frequent(WordPhrases.leastMessages) {
            guard let strength = WordPhrases.strength(pair.messages, messages(pair.left), messages(pair.right), total) else { continue }
            phrases.append(Phrase(left: pair.left, right: pair.right, strength: strength, number: 0))
        }
        let named = phrases.map { (phrase: $0, bytes: table.joined(Int($0.left), Int($0.right)), left: Array(table.word(Int($0.left)))) }
            .filter { $0.bytes.count <= WordPhrases.lengthLimit }
            // `ab` + `c` and `a` + `bc` give the same bytes.
            .sorted { $0.bytes != $1.bytes ? $0.bytes.lexicographicallyPrecedes($1.bytes) : $0.left.count < $1.left.count }
        begins = Array(repeating: false, count: table.count)
        phrases = named.map { named in
            var phrase = named.phrase
            let number = named.bytes.withUnsafeBufferPointer { table.number($0, hash: XXH64.hash(named.bytes), standsAlone: true) }
            phrase.number = UInt32(truncatingIfNeeded: number)
            begins[Int(phrase.left)] = true
            return phrase
        }
        var size = 16
        while size < phrases.count * 2 { size *= 2 }
        slots = Array(repeating: 0, count: size)
        for (index, phrase) in phrases.enumerated() { slots[slot(phrase.left, phrase.right)] = UInt32(index + 1) }
    }

    /// The phrase that two words are, if they are one.
    @inline(__always)
    func find(_ left: UInt32, _ right: UInt32) -> Phrase? {
        guard begins[Int(left)] else { return nil }
        let index = slots[slot(left, right)]
        return index == 0 ? nil : phrases[Int(index) - 1]
    }

    /// How surely two words belong together; nil if they do not.
    private static func strength(_ both: Int, _ left: Int, _ right: Int, _ total: Int) -> Double? {
        let chance = Double(left) * Double(right) / Double(total)
        guard both < total, Double(both) > chance else { return nil }
        let bond = log(Double(both) / chance) / log(Double(total) / Double(both))
        let strength = LogLikelihood.squared(both, left - both, right - both, total - left - right + both)
        return bond >= leastBond && strength >= leastStrength ? strength : nil
    }

    private func slot(_ left: UInt32, _ right: UInt32) -> Int {
        var slot = Int(truncatingIfNeeded: WordPairs.hash(left, right) >> 32) & (slots.count - 1)
        while slots[slot] != 0 {
            let known = phrases[Int(slots[slot]) - 1]
            if known.left == left, known.right == right { break }
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }
}
