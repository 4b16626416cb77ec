/// What was read of a source and not used up yet, in one piece of memory.
///
/// Scanners keep places relative to `start`, which stay right when more is read.
final class ByteWindow {
    /// No line, record or element is held that is longer.
    static let limit = 16 << 20

    let source: ByteSource
    private var memory: UnsafeMutablePointer<UInt8>
    private var capacity = 1 << 20
    /// Place of the first byte not used up.
    private var start = 0
    /// Place behind the last byte read.
    private var end = 0
    private var hasEnded = false
    private var taken = 0

    init(_ source: ByteSource) {
        self.source = source
        self.memory = .allocate(capacity: capacity)
    }

    deinit { memory.deallocate() }

    /// The bytes read and not used up; valid until `more` or `rewind`.
    @inline(__always)
    var unread: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: memory + start, count: end - start)
    }

    /// Marks that many bytes as used up.
    @inline(__always)
    func use(_ count: Int) { start += count }

    /// How many bytes were used up since the start of the source.
    var position: Int { taken - (end - start) }

    /// Reads on; false at the end of the source.
    func more() throws -> Bool {
        if hasEnded { return false }
        let piece = try source.next()
        guard let from = piece.baseAddress, !piece.isEmpty else {
            hasEnded = true
            return false
        }
        let kept = end - start
        if kept + piece.count > capacity {
            capacity = max(capacity * 2, kept + piece.count)
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
            larger.update(from: memory + start, count: kept)
            memory.deallocate()
            memory = larger
            start = 0
        } else if start + kept + piece.count > capacity {
            memory.update(from: memory + start, count: kept)
            start = 0
        }
        end = start + kept
        (memory + end).update(from: from, count: piece.count)
        end += piece.count
        taken += piece.count
        return true
    }

    /// Starts again from the first byte of the source.
    func rewind() throws {
        try source.rewind()
        start = 0
        end = 0
        taken = 0
        hasEnded = false
    }
}
