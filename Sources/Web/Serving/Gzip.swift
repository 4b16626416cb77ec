internal import CArchive

/// Packs bytes for browsers that take `Content-Encoding: gzip`, through libarchive.
enum Gzip {
    /// Nil if libarchive cannot, or if it would save nothing. The same bytes always become the same bytes.
    static func pack(_ bytes: [UInt8]) -> [UInt8]? {
        guard let archive = archive_write_new() else { return nil }
        defer { archive_write_free(archive) }
        var packed = [UInt8](repeating: 0, count: bytes.count)
        var length = 0
        let isWritten = packed.withUnsafeMutableBytes { room -> Bool in
            guard archive_write_add_filter_gzip(archive) == ARCHIVE_OK, archive_write_set_format_raw(archive) == ARCHIVE_OK,
                archive_write_set_options(archive, "gzip:compression-level=9,gzip:!timestamp") == ARCHIVE_OK,
                archive_write_open_memory(archive, room.baseAddress, room.count, &length) == ARCHIVE_OK
            else { return false }
            guard let entry = archive_entry_new() else { return false }
            defer { archive_entry_free(entry) }
            archive_entry_set_filetype(entry, UInt32(S_IFREG))
            guard archive_write_header(archive, entry) == ARCHIVE_OK else { return false }
            let written = bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
            return written == bytes.count && archive_write_close(archive) == ARCHIVE_OK
        }
        guard isWritten, length > 0, length < bytes.count else { return nil }
        packed.removeLast(packed.count - length)
        return packed
    }
}
