internal import Kernel

/// Numbers words from 0 in the order they are first seen.
struct WordTable {
    private struct Entry {
        var hash: UInt64
        var start: UInt32
        var length: UInt16
        var standsAlone: Bool
    }

    private var entries: [Entry] = []
    private var bytes: [UInt8] = []
    /// Number + 1 by hash; 0 is empty. At most half full.
    private var slots: [UInt32]

    private static let leastSlots = 1 << 10

    init() { slots = [UInt32](repeating: 0, count: WordTable.leastSlots) }

    var count: Int { entries.count }

    mutating func removeAll() {
        // A table that a large week has blown up would be cleared again for every small one.
        slots = [UInt32](repeating: 0, count: WordTable.leastSlots)
        entries.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }

    func standsAlone(_ number: Int) -> Bool { entries[number].standsAlone }

    func word(_ number: Int) -> ArraySlice<UInt8> {
        let entry = entries[number]
        return bytes[Int(entry.start)..<Int(entry.start) + Int(entry.length)]
    }

    /// The number of a word, new or not. `hash` is the word's XXH64.
    mutating func number(_ word: UnsafeBufferPointer<UInt8>, hash: UInt64, standsAlone: Bool) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            let known = Int(slots[slot]) - 1
            if entries[known].hash == hash, isWord(entries[known], word) { return known }
            slot = (slot + 1) & mask
        }
        let entry = Entry(hash: hash, start: UInt32(truncatingIfNeeded: bytes.count), length: UInt16(truncatingIfNeeded: word.count), standsAlone: standsAlone)
        bytes.append(contentsOf: word)
        entries.append(entry)
        slots[slot] = UInt32(entries.count)
        if entries.count * 2 > slots.count { grow() }
        return entries.count - 1
    }

    @inline(__always)
    private func isWord(_ entry: Entry, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard Int(entry.length) == word.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            for offset in 0..<word.count where bytes[Int(entry.start) + offset] != word[offset] { return false }
            return true
        }
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        for (number, entry) in entries.enumerated() {
            var slot = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(number + 1)
        }
    }

    /// The two as one phrase: a space between Latin words.
    func joined(_ a: Int, _ b: Int) -> [UInt8] {
        var phrase = Array(word(a))
        if let last = phrase.last, let first = word(b).first, last < 0x80, first < 0x80 { phrase.append(0x20) }
        return phrase + word(b)
    }
}
