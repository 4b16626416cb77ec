internal import Glibc

/// Walks through a JSON document of any size, holding one value at a time.
///
/// Commas are not insisted on; brackets and strings must be whole.
final class JSONScanner {
    enum Value {
        /// Valid until the next call.
        case whole(UnsafeBufferPointer<UInt8>)
        /// Skipped; what it began with.
        case skipped(RejectReason, UnsafeBufferPointer<UInt8>)
    }

    /// The key `nextKey` came to, as it stands in the file. Valid until the next key.
    private(set) var key = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

    private let window: ByteWindow
    private let arena = ByteArena()
    private let keys = ByteArena()

    init(_ source: ByteSource) { window = ByteWindow(source) }

    /// How far the file on disk was read, in bytes.
    var bytesRead: Int64 { window.source.bytesRead }

    func rewind() throws { try window.rewind() }

    /// The next byte that is no space, which is not used up; nil at the end.
    func peek() throws -> UInt8? {
        while true {
            let unread = window.unread
            var at = 0
            while at < unread.count, JSONScanner.isSpace(unread[at]) { at += 1 }
            window.use(at)
            if at < unread.count { return unread[at] }
            if try !window.more() { return nil }
        }
    }

    /// Steps into the object or array that `peek` showed.
    func enter() { window.use(1) }

    /// Within an array: goes to the next element; false behind the last, and the array is left.
    func nextElement() throws -> Bool { try next(closing: 0x5D) }

    /// Within an object: goes to the value of the next key; false behind the last, and the object is left.
    func nextKey() throws -> Bool {
        guard try next(closing: 0x7D) else { return false }
        guard try peek() == 0x22, case .whole(let text) = try value(limit: 4096) else { throw try broken() }
        keys.reset()
        key = keys.joined([text.piece(1..<text.count - 1)])
        guard try peek() == 0x3A else { throw try broken() }
        window.use(1)
        guard try peek() != nil else { throw try broken() }
        return true
    }

    /// The value there is. Longer than `limit` bytes or nested too deep: it is skipped.
    func value(limit: Int = ByteWindow.limit) throws -> Value {
        var skip = JSONSkip(), fed = 0, isHeld = true
        arena.reset()
        var beginning = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        while true {
            let unread = window.unread
            var end: Int?
            switch skip.feed(unread, from: fed) {
            case .ended(let place): end = place
            case .broken: throw try broken()
            case .unfinished: break
            }
            if end == nil {
                fed = unread.count
                if fed > limit {
                    if isHeld { beginning = arena.joined([unread.piece(upTo: LineBatch.excerptLimit)]) }
                    isHeld = false
                }
                if !isHeld {
                    window.use(fed)
                    fed = 0
                }
                if try window.more() { continue }
                guard skip.mayEndHere else { throw try broken() }
                end = window.unread.count
            }
            let whole = window.unread.piece(upTo: end ?? 0)
            window.use(whole.count)
            if !isHeld || whole.count > limit { return .skipped(.lineTooLong, isHeld ? whole : beginning) }
            return skip.isTooDeep ? .skipped(.tooDeep, whole) : .whole(whole)
        }
    }

    /// Skips the value there is, however long.
    func skip() throws { _ = try value(limit: 0) }

    /// The error that names the line where the document stopped making sense.
    func broken() throws -> ExportError {
        let place = window.position
        let lines = LineScanner(window.source)
        try lines.rewind()
        var passed = 0
        // A line counts when its first byte lies before the place.
        while passed <= place, try lines.next() { passed += lines.line.count + 1 }
        return .brokenJSON(line: lines.number)
    }

    private func next(closing: UInt8) throws -> Bool {
        while let byte = try peek() {
            if byte == closing {
                window.use(1)
                return false
            }
            if byte != 0x2C { return true }
            window.use(1)
        }
        throw try broken()
    }

    @inline(__always)
    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
}
