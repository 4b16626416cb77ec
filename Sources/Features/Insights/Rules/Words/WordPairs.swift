/// Counts pairs of adjacent words by the messages they stand in.
struct WordPairs {
    private struct Slot {
        /// Left and right word; both zero and no messages: empty.
        var key: UInt64 = 0
        var messages: UInt32 = 0
        /// The last message counted, + 1.
        var stamp: UInt32 = 0
    }

    /// Most pairs stand once. They are kept out of the table by counting hashes first: what shares its place with others is let
    /// through, what is frequent always.
    private var sketch: [UInt8]
    private let sketchShift: UInt64
    private var slots = [Slot](repeating: Slot(), count: 1 << 10)
    private var count = 0

    /// `places`: how many pairs there may be, repetitions too.
    init(places: Int) {
        var bits: UInt64 = 12
        while bits < 22, 1 << bits < places * 2 { bits += 1 }
        sketch = Array(repeating: 0, count: 1 << bits)
        sketchShift = 64 - bits
    }

    /// First for all pairs.
    @inline(__always)
    mutating func sift(_ left: UInt32, _ right: UInt32) {
        let place = Int(truncatingIfNeeded: WordPairs.hash(left, right) >> sketchShift)
        if sketch[place] < WordPhrases.leastMessages { sketch[place] += 1 }
    }

    /// Then for all pairs again.
    @inline(__always)
    mutating func note(_ left: UInt32, _ right: UInt32, message: UInt32) {
        let hash = WordPairs.hash(left, right)
        guard sketch[Int(truncatingIfNeeded: hash >> sketchShift)] >= WordPhrases.leastMessages else { return }
        let key = UInt64(left) << 32 | UInt64(right)
        var slot = Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
        while slots[slot].messages != 0, slots[slot].key != key { slot = (slot + 1) & (slots.count - 1) }
        guard slots[slot].stamp != message else { return }
        if slots[slot].messages == 0 { count += 1 }
        slots[slot] = Slot(key: key, messages: slots[slot].messages + 1, stamp: message)
        if count * 2 > slots.count { grow() }
    }

    /// Pairs that stand in at least `least` messages, in no particular order.
    func frequent(_ least: Int) -> [(left: UInt32, right: UInt32, messages: Int)] {
        slots.lazy.filter { $0.messages >= least }.map {
            (UInt32(truncatingIfNeeded: $0.key >> 32), UInt32(truncatingIfNeeded: $0.key), Int($0.messages))
        }
    }

    /// Fibonacci hashing: the high bits are the mixed ones.
    @inline(__always)
    static func hash(_ left: UInt32, _ right: UInt32) -> UInt64 {
        let mixed = (UInt64(left) << 32 | UInt64(right)) &* 0x9E37_79B9_7F4A_7C15
        return (mixed ^ mixed >> 29) &* 0xBF58_476D_1CE4_E5B9
    }

    private mutating func grow() {
        let before = slots
        slots = [Slot](repeating: Slot(), count: before.count * 2)
        for kept in before where kept.messages > 0 {
            let hash = WordPairs.hash(UInt32(truncatingIfNeeded: kept.key >> 32), UInt32(truncatingIfNeeded: kept.key))
            var slot = Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
            while slots[slot].messages != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = kept
        }
    }
}
