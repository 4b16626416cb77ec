/// Finds many words in a text in one pass: the first two bytes lead to the few words that begin so.
struct SignTable: Sendable {
    /// What a word counts for.
    enum Meaning: Int, CaseIterable, Sendable {
        case asking, checkIn, introduction, selfNaming, greeting, chainOrder, promo, price, link, contact, offer
    }

    /// How many different words of each meaning stand in a text.
    struct Found {
        fileprivate var seen: (UInt64, UInt64, UInt64) = (0, 0, 0)
        fileprivate(set) var counts = InlineCounts()

        func count(_ meaning: Meaning) -> Int { counts[meaning] }
        func has(_ meaning: Meaning) -> Bool { counts[meaning] > 0 }
    }

    /// A small array without a place on the heap.
    struct InlineCounts {
        private var packed: (UInt64, UInt64) = (0, 0)

        subscript(meaning: Meaning) -> Int {
            let place = meaning.rawValue
            return Int((place < 8 ? packed.0 >> UInt64(place * 8) : packed.1 >> UInt64((place - 8) * 8)) & 0xFF)
        }

        mutating func add(_ meaning: Meaning) {
            guard self[meaning] < 0xFF else { return }
            let place = meaning.rawValue
            if place < 8 { packed.0 += 1 << UInt64(place * 8) } else { packed.1 += 1 << UInt64((place - 8) * 8) }
        }
    }

    private struct Word {
        var bytes: [UInt8]
        var meaning: Meaning
    }

    private static let slots = 4096
    private let words: [Word]
    /// First word of a slot, counted from 1; 0 for none. Words of one slot stand side by side.
    private let starts: [UInt16]
    private let ends: [UInt16]

    init(_ table: [(Meaning, [String])]) {
        let words = table.flatMap { meaning, words in words.map { Word(bytes: Array($0.utf8), meaning: meaning) } }
            .filter { $0.bytes.count >= 2 }
            .sorted { a, b in
                let one = SignTable.slot(a.bytes), other = SignTable.slot(b.bytes)
                return one != other ? one < other : a.bytes.lexicographicallyPrecedes(b.bytes)
            }
        var starts = [UInt16](repeating: 0, count: SignTable.slots), ends = starts
        for (index, word) in words.enumerated() {
            let slot = SignTable.slot(word.bytes)
            if starts[slot] == 0 { starts[slot] = UInt16(index + 1) }
            ends[slot] = UInt16(index + 1)
        }
        self.words = words
        self.starts = starts
        self.ends = ends
    }

    func find(in text: UnsafeBufferPointer<UInt8>) -> Found {
        var found = Found()
        guard text.count >= 2 else { return found }
        for at in 0..<(text.count - 1) {
            let first = text[at]
            // Inside a character nothing begins.
            if first & 0xC0 == 0x80 { continue }
            let slot = SignTable.slot(SignTable.fold(first), SignTable.fold(text[at + 1]))
            let start = starts[slot]
            if start == 0 { continue }
            for index in Int(start - 1)..<Int(ends[slot]) where SignTable.stands(words[index].bytes, in: text, at: at) {
                note(index, in: &found)
            }
        }
        return found
    }

    /// Each word counts once, however often it stands there.
    private func note(_ index: Int, in found: inout Found) {
        let bit: UInt64 = 1 << UInt64(index & 63)
        switch index >> 6 {
        case 0:
            if found.seen.0 & bit != 0 { return }
            found.seen.0 |= bit
        case 1:
            if found.seen.1 & bit != 0 { return }
            found.seen.1 |= bit
        default:
            if found.seen.2 & bit != 0 { return }
            found.seen.2 |= bit
        }
        found.counts.add(words[index].meaning)
    }

    private static func stands(_ word: [UInt8], in text: UnsafeBufferPointer<UInt8>, at: Int) -> Bool {
        guard at + word.count <= text.count else { return false }
        for offset in word.indices where fold(text[at + offset]) != word[offset] { return false }
        return true
    }

    private static func slot(_ word: [UInt8]) -> Int { slot(word[0], word[1]) }

    @inline(__always)
    private static func slot(_ first: UInt8, _ second: UInt8) -> Int { (Int(first) << 6 ^ Int(second)) & (slots - 1) }

    @inline(__always)
    private static func fold(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte + 32 : byte }
}
