internal import Glibc

/// Where bytes come from before anyone looks at their encoding.
protocol RawBytes: AnyObject {
    /// Size on disk in bytes.
    var size: Int64 { get }
    /// How far the file on disk was read.
    var position: Int64 { get }
    /// Bytes written to `buffer`; 0 only at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
    /// Starts again from the first byte.
    func rewind() throws
}

/// Bytes that are in memory already.
final class MemoryBytes: RawBytes {
    private let bytes: [UInt8]
    private var cursor = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var size: Int64 { Int64(bytes.count) }
    var position: Int64 { Int64(cursor) }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, bytes.count - cursor)
        bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[cursor..<cursor + count])) }
        cursor += count
        return count
    }

    func rewind() { cursor = 0 }
}

/// A plain file.
final class FileBytes: RawBytes {
    private let file: OpenFile
    private(set) var position: Int64 = 0

    init(_ file: OpenFile) { self.file = file }

    var size: Int64 { file.size }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let count = try file.read(into: buffer)
        position += Int64(count)
        return count
    }

    func rewind() throws {
        try file.rewind()
        position = 0
    }
}
