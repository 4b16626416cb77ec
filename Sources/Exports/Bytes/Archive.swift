internal import CArchive
internal import Glibc

/// A .gz or .zip open for unpacking, entry by entry, through libarchive.
final class Archive {
    let file: OpenFile
    private let packing: Packing
    private let handle: OpaquePointer
    /// Number of the current entry, from 0; -1 before the first.
    private(set) var entry = -1
    /// False after an error: what follows in the file may still be read by another one that is opened anew.
    private(set) var isSound = true
    /// What the current entry says it unpacks to, in bytes.
    private(set) var entrySize: Int64 = 0

    /// libarchive reads names through the locale of the process; in the one a program starts with, a Chinese name that says it
    /// is UTF-8 comes out empty.
    private static let readsUTF8Names: Void = { _ = setlocale(LC_CTYPE, "C.UTF-8") }()

    /// Starts before the first entry.
    init(_ file: OpenFile, packing: Packing) throws {
        Archive.readsUTF8Names
        guard let handle = archive_read_new() else { throw ExportError.readFailed("libarchive") }
        self.file = file
        self.packing = packing
        self.handle = handle
        if packing == .gzip {
            archive_read_support_filter_gzip(handle)
            archive_read_support_format_raw(handle)
            archive_read_support_format_empty(handle)
        } else {
            archive_read_support_format_zip_seekable(handle)
        }
        try file.rewind()
        guard archive_read_open_fd(handle, file.descriptor, 64 << 10) == ARCHIVE_OK else { throw failure }
    }

    deinit { archive_read_free(handle) }

    /// How far the file on disk was read.
    var position: Int64 { min(max(archive_filter_bytes(handle, -1), 0), file.size) }

    /// Goes to the next entry and tells its name; nil behind the last. Folders count as entries of size 0.
    func next() throws -> String? {
        var header: OpaquePointer?
        switch archive_read_next_header(handle, &header) {
        case ARCHIVE_EOF: return nil
        case ARCHIVE_OK, ARCHIVE_WARN: break
        default:
            isSound = false
            throw failure
        }
        guard let header else { throw failure }
        entry += 1
        if archive_entry_is_encrypted(header) != 0 { throw ExportError.brokenArchive("encrypted") }
        entrySize = max(0, archive_entry_size(header))
        return Archive.name(of: header)
    }

    /// Unpacked bytes of the current entry; 0 at its end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let count = archive_read_data(handle, buffer.baseAddress, buffer.count)
        // A checksum that does not match is a warning to libarchive, negative too: to us it is an error.
        guard count >= 0 else {
            isSound = false
            throw failure
        }
        return count
    }

    /// Names in a zip made on Chinese Windows are often GBK without saying so.
    private static func name(of entry: OpaquePointer) -> String {
        if let name = archive_entry_pathname_utf8(entry) { return String(cString: name) }
        guard let raw = archive_entry_pathname(entry) else { return "" }
        let bytes = UnsafeRawBufferPointer(start: raw, count: strlen(raw))
        var clean: [UInt8] = []
        let source = ByteSource(bytes: Array(bytes))
        while let piece = try? source.next(), !piece.isEmpty { clean.append(contentsOf: piece) }
        return String(decoding: clean, as: UTF8.self)
    }

    private var failure: ExportError {
        guard let words = archive_error_string(handle) else { return .brokenArchive("damaged") }
        return .brokenArchive(String(cString: words))
    }
}
