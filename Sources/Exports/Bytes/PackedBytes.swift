/// The unpacked bytes of a .gz or of one entry of a .zip.
final class PackedBytes: RawBytes {
    /// So much from the beginning is kept, so that a reader that looked at it and rewinds does not unpack it again.
    private static let headLimit = 1 << 20

    private let place: ArchivePlace
    private let allowance: UnpackAllowance
    private var archive: Archive
    private var unpacked: Int64 = 0
    private var head: [UInt8] = []
    /// How far `head` was read again.
    private var cursor = 0

    init(_ place: ArchivePlace, allowance: UnpackAllowance) throws {
        self.place = place
        self.allowance = allowance
        archive = try place.open()
    }

    deinit { if archive.isSound { place.bundle?.leave(archive) } }

    var size: Int64 { archive.file.size }
    var position: Int64 { archive.position }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        if cursor < head.count {
            let count = min(buffer.count, head.count - cursor)
            head.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[cursor..<cursor + count])) }
            cursor += count
            return count
        }
        let count = try archive.read(into: buffer)
        if unpacked == head.count, head.count + count <= PackedBytes.headLimit {
            head.append(contentsOf: buffer[..<count])
            cursor = head.count
        }
        unpacked += Int64(count)
        let most = allowance.most(size: size)
        guard unpacked <= most else { throw ExportError.unpacksTooFar(limitBytes: most) }
        return count
    }

    func rewind() throws {
        cursor = 0
        if unpacked == head.count { return }
        archive = try place.open()
        head = []
        unpacked = 0
    }
}

/// Where a packed text lies.
struct ArchivePlace {
    let path: String
    let packing: Packing
    /// Number of the entry in a .zip, from 0.
    let entry: Int
    /// The .zip that readers of several entries hand on to each other.
    let bundle: ArchiveBundle?

    fileprivate func open() throws -> Archive {
        let waiting = bundle?.take()
        let archive: Archive
        if let waiting, waiting.entry < entry { archive = waiting } else { archive = try Archive(OpenFile(path: path), packing: packing) }
        while archive.entry < entry {
            guard try archive.next() != nil else { throw ExportError.empty }
        }
        return archive
    }
}
