/// The unpacked bytes of a .gz or of one entry of a .zip.
final class PackedBytes: RawBytes {
    private let file: OpenFile
    private let packing: Packing
    private let entry: Int
    private let allowance: UnpackAllowance
    private var archive: Archive
    private var unpacked: Int64 = 0

    init(_ file: OpenFile, packing: Packing, entry: Int, allowance: UnpackAllowance) throws {
        self.file = file
        self.packing = packing
        self.entry = entry
        self.allowance = allowance
        self.archive = try PackedBytes.open(file, packing, entry)
    }

    var size: Int64 { file.size }
    var position: Int64 { archive.position }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let count = try archive.read(into: buffer)
        unpacked += Int64(count)
        let most = allowance.most(size: file.size)
        guard unpacked <= most else { throw ExportError.unpacksTooFar(limitBytes: most) }
        return count
    }

    func rewind() throws {
        archive = try PackedBytes.open(file, packing, entry)
        unpacked = 0
    }

    private static func open(_ file: OpenFile, _ packing: Packing, _ entry: Int) throws -> Archive {
        let archive = try Archive(file, packing: packing)
        for _ in 0...entry {
            guard try archive.next() != nil else { throw ExportError.empty }
        }
        return archive
    }
}
