internal import Glibc

/// A regular file, open for reading; anything else is refused before a byte is read.
final class OpenFile {
    let descriptor: Int32
    let size: Int64

    init(path: String) throws {
        guard !path.isEmpty, !path.utf8.contains(0) else { throw ExportError.notFound }
        var facts = stat()
        guard stat(path, &facts) == 0 else { throw OpenFile.refusal(path, errno) }
        try OpenFile.check(facts)
        // Without waiting: between the two looks somebody may have put a pipe there.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw OpenFile.refusal(path, errno) }
        do {
            guard fstat(descriptor, &facts) == 0 else { throw ExportError.notReadable(OpenFile.words(errno)) }
            try OpenFile.check(facts)
        } catch {
            close(descriptor)
            throw error
        }
        self.descriptor = descriptor
        self.size = Int64(facts.st_size)
    }

    deinit { close(descriptor) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else { throw ExportError.readFailed(OpenFile.words(errno)) }
        }
    }

    func rewind() throws {
        guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw ExportError.readFailed(OpenFile.words(errno)) }
    }

    private static func check(_ facts: stat) throws {
        switch facts.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw ExportError.notAFile("directory")
        case S_IFIFO: throw ExportError.notAFile("pipe")
        case S_IFSOCK: throw ExportError.notAFile("socket")
        default: throw ExportError.notAFile("device")
        }
        guard facts.st_size > 0 else { throw ExportError.empty }
    }

    private static func refusal(_ path: String, _ code: Int32) -> ExportError {
        switch code {
        case ENOENT:
            var facts = stat()
            let isLink = lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFLNK
            return isLink ? .notAFile("broken link") : .notFound
        case ENOTDIR, ENAMETOOLONG: return .notFound
        case ELOOP: return .notAFile("link loop")
        default: return .notReadable(words(code))
        }
    }

    static func words(_ code: Int32) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            guard let base = buffer.baseAddress, strerror_r(code, base, buffer.count) == 0 else { return "error \(code)" }
            return String(cString: base)
        }
    }
}
