internal import Kernel

/// Counts the words of one group and one week. Feed every message with `begin`, `add` for each of its words, `end`; `finish`
/// gives the week and empties the tally for the next one. The order of messages makes no difference.
///
/// Memory is bounded: a week that would need more is counted on every second message, every fourth and so on. Which ones is
/// decided by a hash of text and member, so that here too order makes no difference.
public struct WordTally {
    /// Bytes that a week's messages and words may take before it is sampled: some two hundred thousand messages.
    public static let usualLimit = 16 << 20
    /// Longer words are left out.
    private static let wordLimit = 64

    private let limit: Int
    private var table = WordTable()
    private var talk = TalkLines()
    private var members: [Int64: UInt32] = [:]
    /// Bytes held by the messages kept.
    private var held = 0
    private var sampling = 0
    /// Who writes the message being fed, and its hash.
    private var member: Int64 = 0
    private var mark: UInt64 = 0
    private var start = 0

    public init(limit: Int = WordTally.usualLimit) { self.limit = max(limit, 0) }

    /// Begins a message. False if it is not counted: then its text need not be cut, and `add` and `end` must not follow.
    public mutating func begin(member: Int64, text: UnsafeBufferPointer<UInt8>) -> Bool {
        mark = XXH64.hash(UnsafeRawBufferPointer(text), seed: UInt64(bitPattern: member))
        self.member = member
        start = talk.tokens.count
        return isKept(mark)
    }

    /// The next word, folded. `standsAlone` is false for what counts only as a part of a phrase; `adjoins` is true if nothing
    /// stands between it and the word before.
    public mutating func add(_ word: UnsafeBufferPointer<UInt8>, standsAlone: Bool, adjoins: Bool) {
        guard !word.isEmpty, word.count <= WordTally.wordLimit else { return }
        let number = table.number(word, hash: XXH64.hash(UnsafeRawBufferPointer(word)), standsAlone: standsAlone)
        talk.tokens.append(UInt32(truncatingIfNeeded: number) << 1 | (adjoins ? 1 : 0))
        held += 4 + word.count
    }

    public mutating func end() {
        let end = talk.tokens.count
        guard end > start else { return }
        let next = UInt32(members.count)
        let number = members[member] ?? next
        if number == next { members[member] = next }
        talk.lines.append(TalkLines.Line(start: UInt32(start), end: UInt32(end), member: number, mark: mark))
        held += TalkLines.lineBytes
        while held > limit, sampling < 63 { thin() }
    }

    /// The week that was fed.
    public mutating func finish() -> WordWeek {
        talk.sortByMember(members: members.count)
        let week = WordCounting.week(&talk, &table, sampling: sampling)
        table.removeAll()
        talk.removeAll()
        members.removeAll(keepingCapacity: true)
        held = 0
        sampling = 0
        return week
    }

    private func isKept(_ mark: UInt64) -> Bool { mark & (1 << UInt64(sampling) - 1) == 0 }

    /// Keeps every second message of those there are, as if only they had been fed.
    private mutating func thin() {
        sampling += 1
        var keptTable = WordTable()
        var kept = TalkLines()
        held = 0
        for line in talk.lines where isKept(line.mark) {
            let start = UInt32(kept.tokens.count)
            for token in talk.tokens[line.tokens] {
                let word = table.word(Int(token >> 1))
                let number = word.withUnsafeBufferPointer {
                    keptTable.number($0, hash: XXH64.hash(UnsafeRawBufferPointer($0)), standsAlone: table.standsAlone(Int(token >> 1)))
                }
                kept.tokens.append(UInt32(truncatingIfNeeded: number) << 1 | token & 1)
                held += 4 + word.count
            }
            kept.lines.append(TalkLines.Line(start: start, end: UInt32(kept.tokens.count), member: line.member, mark: line.mark))
            held += TalkLines.lineBytes
        }
        table = keptTable
        talk = kept
    }
}
