/// Messages as numbers of words.
struct TalkLines {
    struct Line {
        /// Its tokens.
        var start: UInt32
        var end: UInt32
        /// Who wrote it, numbered from 0.
        var member: UInt32
        /// Hash of its text and its member.
        var mark: UInt64

        var tokens: Range<Int> { Int(start)..<Int(end) }
    }

    /// What a line takes in memory.
    static let lineBytes = MemoryLayout<Line>.stride

    /// Number × 2, plus 1 if nothing stands between the word and the one before.
    var tokens: [UInt32] = []
    var lines: [Line] = []

    mutating func removeAll() {
        tokens.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
    }

    /// Puts the messages of each member together, so that distinct speakers can be counted with one stamp a word.
    mutating func sortByMember(members: Int) {
        var places = [Int](repeating: 0, count: members + 1)
        for line in lines { places[Int(line.member) + 1] += 1 }
        for member in places.indices.dropFirst() { places[member] += places[member - 1] }
        let before = lines
        for line in before {
            lines[places[Int(line.member)]] = line
            places[Int(line.member)] += 1
        }
    }
}
