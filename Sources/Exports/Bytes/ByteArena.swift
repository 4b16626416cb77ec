/// Memory for the texts of one element or record that do not stand in the file as they are meant (escapes, parts put
/// together). A text given out stays where it is until `reset`.
final class ByteArena {
    private var memory: UnsafeMutablePointer<UInt8>
    private var capacity = 4096
    private var used = 0
    /// Blocks that were too small, kept until `reset` because texts may lie in them.
    private var outgrown: [UnsafeMutablePointer<UInt8>] = []

    init() { memory = .allocate(capacity: capacity) }

    deinit {
        reset()
        memory.deallocate()
    }

    func reset() {
        used = 0
        for block in outgrown { block.deallocate() }
        outgrown.removeAll()
    }

    /// Room for `most` bytes; `fill` writes them and says how many they became.
    func make(_ most: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Int) -> UnsafeBufferPointer<UInt8> {
        if used + most > capacity {
            outgrown.append(memory)
            capacity = max(capacity * 2, most)
            memory = .allocate(capacity: capacity)
            used = 0
        }
        let place = memory + used
        let count = fill(place)
        used += count
        return UnsafeBufferPointer(start: place, count: count)
    }

    /// Several texts in a row as one, with `separator` between them.
    func joined(_ parts: [UnsafeBufferPointer<UInt8>], separator: UInt8? = nil) -> UnsafeBufferPointer<UInt8> {
        make(parts.reduce(parts.count) { $0 + $1.count }) { target in
            var count = 0
            for (index, part) in parts.enumerated() {
                if index > 0, let separator {
                    target[count] = separator
                    count += 1
                }
                guard let from = part.baseAddress else { continue }
                (target + count).update(from: from, count: part.count)
                count += part.count
            }
            return count
        }
    }
}
