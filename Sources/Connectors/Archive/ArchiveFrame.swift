internal import Glibc

/// What goes over the pipe or socket between the server and the process that runs the library: four bytes of length, then so many bytes.
enum ArchiveFrame {
    /// A thousand records of fifty kilobytes, twice.
    static let limit = 100 << 20

    enum Problem: Error { case ended, tooLate, tooLong }

    /// Writes all of it, and waits for room no longer than `milliseconds`.
    static func write(_ payload: [UInt8], to pipe: Int32, within milliseconds: Int) throws(Problem) {
        guard payload.count <= limit else { throw .tooLong }
        let length = UInt32(payload.count), deadline = Deadline(milliseconds)
        let bytes = [UInt8(length >> 24), UInt8(length >> 16 & 255), UInt8(length >> 8 & 255), UInt8(length & 255)] + payload
        var done = 0
        while done < bytes.count {
            try deadline.wait(for: Int16(POLLOUT), on: pipe)
            let count = bytes.withUnsafeBytes { bytes in
                let rest = bytes.baseAddress.map { $0 + done }
                // A signal for who writes to nobody would end the server; pipes know no other way than to send it.
                let sent = send(pipe, rest, bytes.count - done, Int32(MSG_NOSIGNAL))
                return sent < 0 && errno == ENOTSOCK ? Glibc.write(pipe, rest, bytes.count - done) : sent
            }
            if count < 0 {
                if errno == EINTR || errno == EAGAIN { continue }
                throw .ended
            }
            done += count
        }
    }

    /// - Parameter milliseconds: nil waits for ever.
    static func read(from pipe: Int32, within milliseconds: Int?) throws(Problem) -> [UInt8] {
        let deadline = milliseconds.map { Deadline($0) }
        let head = try read(4, from: pipe, deadline)
        let length = head.reduce(0) { $0 << 8 | Int($1) }
        guard length <= limit else { throw .tooLong }
        return try read(length, from: pipe, deadline)
    }

    private static func read(_ count: Int, from pipe: Int32, _ deadline: Deadline?) throws(Problem) -> [UInt8] {
        var bytes: [UInt8] = []
        // Grows with what comes, not with what was announced.
        var piece = [UInt8](repeating: 0, count: min(count, 64 << 10))
        while bytes.count < count {
            if let deadline { try deadline.wait(for: Int16(POLLIN), on: pipe) }
            let wanted = min(piece.count, count - bytes.count)
            let found = piece.withUnsafeMutableBytes { Glibc.read(pipe, $0.baseAddress, wanted) }
            if found < 0, errno == EINTR || errno == EAGAIN { continue }
            guard found > 0 else { throw .ended }
            bytes += piece[0..<found]
        }
        return bytes
    }

    private struct Deadline {
        private let end: ContinuousClock.Instant

        init(_ milliseconds: Int) { end = ContinuousClock().now + .milliseconds(milliseconds) }

        func wait(for events: Int16, on pipe: Int32) throws(Problem) {
            while true {
                let left = (end - ContinuousClock().now) / .milliseconds(1)
                guard left > 0 else { throw .tooLate }
                var watched = pollfd(fd: pipe, events: events, revents: 0)
                let found = poll(&watched, 1, Int32(clamping: Int(left.rounded(.up))))
                if found > 0 { return }
                if found < 0, errno != EINTR { throw .ended }
            }
        }
    }
}
