/// Counts how often the same line (group, time, sender, text) came before in one export: two identical texts of one sender in
/// one second are two messages.
///
/// It remembers at least the last `generation` different lines, so its memory does not grow with the file: of two identical
/// lines farther apart than that, the second is taken for a repetition of the first.
struct RepeatCounter {
    static let generation = 500_000
    private var current: [UInt64: UInt32] = [:]
    private var former: [UInt64: UInt32] = [:]

    /// 0 for the first of its kind, 1 for the second, …
    mutating func next(_ line: UInt64) -> UInt32 {
        if let seen = current[line] {
            current[line] = seen + 1
            return seen + 1
        }
        let count = former[line].map { $0 + 1 } ?? 0
        if current.count >= RepeatCounter.generation {
            swap(&current, &former)
            current.removeAll(keepingCapacity: true)
        }
        current[line] = count
        return count
    }
}
