internal import Glibc

/// Reads a source line by line; lines end with LF or CR LF.
///
/// A line longer than `ByteWindow.limit` is not held: it shows as its beginning with `isTooLong`, and the next line follows.
final class LineScanner {
    /// The line without its end, clean UTF-8. Valid until the next call of `next` or `rewind`.
    private(set) var line = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    /// Number of the line in the file, from 1.
    private(set) var number = 0
    /// The line was too long to hold; `line` is only the beginning of it.
    private(set) var isTooLong = false

    private let window: ByteWindow
    private let limit: Int
    private let arena = ByteArena()

    init(_ source: ByteSource, limit: Int = ByteWindow.limit) {
        self.window = ByteWindow(source)
        self.limit = limit
    }

    /// Size on disk in bytes.
    var size: Int64 { window.source.size }
    /// How far the file on disk was read, in bytes.
    var bytesRead: Int64 { window.source.bytesRead }

    /// Goes to the next line; false at the end.
    func next() throws -> Bool {
        isTooLong = false
        var searched = 0
        while true {
            let unread = window.unread
            if searched < unread.count, let base = unread.baseAddress,
                let found = memchr(base + searched, 10, unread.count - searched)
            {
                let length = UnsafeRawPointer(found) - UnsafeRawPointer(base)
                show(UnsafeBufferPointer(start: base, count: length))
                window.use(length + 1)
                return true
            }
            searched = unread.count
            if searched > limit { return try skipLong() }
            if try !window.more() {
                if searched == 0 { return false }
                show(window.unread)
                window.use(searched)
                return true
            }
        }
    }

    /// Starts again before the first line.
    func rewind() throws {
        try window.rewind()
        number = 0
        isTooLong = false
        line = UnsafeBufferPointer(start: nil, count: 0)
    }

    @inline(__always)
    private func show(_ bytes: UnsafeBufferPointer<UInt8>) {
        number += 1
        let hasReturn = !bytes.isEmpty && bytes[bytes.count - 1] == 13
        line = UnsafeBufferPointer(start: bytes.baseAddress, count: bytes.count - (hasReturn ? 1 : 0))
    }

    private func skipLong() throws -> Bool {
        arena.reset()
        line = arena.joined([window.unread.piece(upTo: LineBatch.excerptLimit)])
        while true {
            let unread = window.unread
            if let base = unread.baseAddress, let found = memchr(base, 10, unread.count) {
                window.use(UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1)
                break
            }
            window.use(unread.count)
            if try !window.more() { break }
        }
        number += 1
        isTooLong = true
        return true
    }
}
