/// The text of one export, from its first byte to its last, as clean UTF-8 in chunks.
///
/// Whatever the file is written in (UTF-8 with or without a mark, UTF-16, GB18030; plain, .gz or an entry of a .zip), what comes
/// out is valid UTF-8 without a byte order mark and without NUL; broken places are U+FFFD. The memory it takes is fixed.
final class ByteSource {
    private static let chunk = 256 << 10

    private let raw: any RawBytes
    private let block = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: ByteSource.chunk)
    /// What of `block` was not handed out: the beginning of a character whose end is still to come.
    private var rest = 0..<0
    private var clean: [UInt8] = []
    private let arena = ByteArena()
    private var isFirst = true
    private var hasEnded = false
    /// Nil while only ASCII was seen: such a beginning says nothing about what follows.
    private(set) var encoding: TextEncoding?
    private var converter: Converter?

    /// Opens a plain file, the text packed in a .gz, or the entry of that number (from 0) of a .zip.
    /// - Throws: `ExportError` if there is no file, it is something else, empty, or may not be read.
    convenience init(
        path: String, entry: Int = 0, bundle: ArchiveBundle? = nil, allowance: UnpackAllowance = UnpackAllowance()
    ) throws {
        let file = try OpenFile(path: path), packing = try Packing(of: file)
        switch packing {
        case .none: self.init(FileBytes(file))
        case .gzip, .zip:
            let place = ArchivePlace(path: path, packing: packing, entry: packing == .zip ? entry : 0, bundle: bundle)
            self.init(try PackedBytes(place, allowance: allowance))
        }
    }

    /// Bytes that are in memory already.
    convenience init(bytes: [UInt8]) { self.init(MemoryBytes(bytes)) }

    init(_ raw: any RawBytes) { self.raw = raw }

    deinit { block.deallocate() }

    /// Size on disk in bytes; of the whole archive if packed.
    var size: Int64 { raw.size }
    /// How far the file on disk was read, in bytes.
    var bytesRead: Int64 { raw.position }

    /// Starts again from the first byte.
    func rewind() throws {
        try raw.rewind()
        rest = 0..<0
        isFirst = true
        hasEnded = false
        encoding = nil
        converter = nil
    }

    /// The next piece of text, ending on a character; empty only at the end. Valid until the next call.
    func next() throws -> UnsafeBufferPointer<UInt8> {
        while true {
            let count = try fill()
            var bytes = UnsafeBufferPointer(block)[0..<count]
            if isFirst {
                isFirst = false
                let mark = TextEncoding.mark(of: UnsafeBufferPointer(rebasing: bytes))
                encoding = mark?.encoding ?? TextEncoding.wide(UnsafeBufferPointer(rebasing: bytes))
                bytes = bytes.dropFirst(mark?.length ?? 0)
            }
            let piece = try cleaned(UnsafeBufferPointer(rebasing: bytes), startingAt: bytes.startIndex)
            if !piece.isEmpty || hasEnded && rest.isEmpty { return piece }
        }
    }

    /// Moves the rest to the front and reads behind it; the number of bytes there are now.
    private func fill() throws -> Int {
        var count = rest.count
        if count > 0 { _ = block.update(fromContentsOf: block[rest]) }
        rest = 0..<0
        while count < block.count, !hasEnded {
            let read = try raw.read(into: UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: block[count...])))
            hasEnded = read == 0
            count += read
        }
        return count
    }

    private func cleaned(
        _ bytes: UnsafeBufferPointer<UInt8>, startingAt offset: Int
    ) throws -> UnsafeBufferPointer<UInt8> {
        if encoding == nil { encoding = TextEncoding.decide(bytes) }
        if let encoding, encoding != .utf8 {
            let converter = try converter ?? Converter(from: encoding)
            self.converter = converter
            clean.removeAll(keepingCapacity: true)
            let used = try converter.convert(bytes, isLast: hasEnded, into: &clean)
            rest = offset + used..<offset + bytes.count
            return emitted()
        }
        let valid = UTF8Check.validPrefix(bytes)
        if valid == bytes.count { return bytes }
        if !hasEnded, UTF8Check.isBeginning(UnsafeBufferPointer(rebasing: bytes[valid...])) {
            rest = offset + valid..<offset + bytes.count
            return UnsafeBufferPointer(rebasing: bytes[0..<valid])
        }
        clean.removeAll(keepingCapacity: true)
        let used = UTF8Check.repair(bytes, isLast: hasEnded, into: &clean)
        rest = offset + used..<offset + bytes.count
        return emitted()
    }

    private func emitted() -> UnsafeBufferPointer<UInt8> {
        arena.reset()
        return clean.withUnsafeBufferPointer { arena.joined([$0]) }
    }
}
