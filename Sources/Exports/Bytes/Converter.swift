internal import Glibc

/// Turns UTF-16 or GB18030 into UTF-8 chunk by chunk, with glibc's iconv.
final class Converter {
    private let handle: iconv_t
    private let unit: Int
    private var output = [UInt8](repeating: 0, count: 64 << 10)

    init(from encoding: TextEncoding) throws {
        let handle = iconv_open("UTF-8", encoding.iconvName)
        guard let handle, Int(bitPattern: handle) != -1 else {
            throw ExportError.readFailed("iconv: \(encoding.iconvName)")
        }
        self.handle = handle
        self.unit = encoding == .gb18030 ? 1 : 2
    }

    deinit { iconv_close(handle) }

    /// Appends the text; broken places become U+FFFD, NUL is left out. How many bytes were used up (all if `isLast`).
    func convert(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, into clean: inout [UInt8]) throws -> Int {
        guard let base = bytes.baseAddress else { return 0 }
        // iconv asks for a pointer it could write through, but never writes to its input.
        var input: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: base).assumingMemoryBound(to: CChar.self)
        var left = bytes.count
        while left > 0 {
            let (result, code) = run(&input, &left, into: &clean)
            if result != -1 { continue }
            switch code {
            case E2BIG: continue
            case EINVAL where !isLast: return bytes.count - left
            case EINVAL, EILSEQ:
                clean.append(contentsOf: [0xEF, 0xBF, 0xBD])
                let skipped = min(unit, left)
                input = input.map { $0 + skipped }
                left -= skipped
            default: throw ExportError.readFailed(OpenFile.words(code))
            }
        }
        return bytes.count
    }

    private func run(
        _ input: inout UnsafeMutablePointer<CChar>?, _ left: inout Int, into clean: inout [UInt8]
    ) -> (result: Int, code: Int32) {
        output.withUnsafeMutableBytes { buffer in
            var room = buffer.count
            var target = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            errno = 0
            let result = iconv(handle, &input, &left, &target, &room)
            let code = errno
            let made = UnsafeRawBufferPointer(rebasing: buffer[0..<buffer.count - room])
            if made.contains(0) {
                clean.append(contentsOf: made.lazy.filter { $0 != 0 })
            } else {
                clean.append(contentsOf: made)
            }
            return (result, code)
        }
    }
}
