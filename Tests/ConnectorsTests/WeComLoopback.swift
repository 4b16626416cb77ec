import Foundation
import Synchronization

/// A server of a few lines on 127.0.0.1, for what only a real connection shows: what is on the wire, and how it breaks.
final class WeComLoopback: Sendable {
    enum Reply: Sendable {
        case json(String)
        case raw([UInt8])
        /// Reads the request and hangs up.
        case hangUp
        /// Answers late.
        case late(milliseconds: UInt32, String)
    }

    let port: UInt16
    private let listener: Int32
    private let requests = Mutex<[String]>([])
    private let isStopped = Mutex(false)
    private let script: @Sendable (_ request: String, _ times: Int) -> Reply

    init(script: @escaping @Sendable (String, Int) -> Reply) throws {
        self.script = script
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0 && listen(listener, 64) == 0 && getsockname(listener, address, &length) == 0
            }
        }
        guard isBound else { throw POSIXError(.EADDRNOTAVAIL) }
        port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { [self] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                Thread.detachNewThread { self.serve(connection) }
            }
        }
    }

    /// Nobody listens afterwards. Only once: the number of a closed socket is soon somebody else's.
    func stop() {
        let isFirst = isStopped.withLock { isStopped in
            defer { isStopped = true }
            return !isStopped
        }
        guard isFirst else { return }
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    var seen: [String] { requests.withLock { $0 } }

    private func serve(_ connection: Int32) {
        defer { close(connection) }
        while let request = read(from: connection) {
            let path = request.prefix { $0 != "?" && $0 != "\r\n" }
            let times = requests.withLock { list in
                list.append(request)
                return list.count { $0.hasPrefix(path) }
            }
            switch script(request, times) {
            case .json(let text): write(Array("HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=UTF-8\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)".utf8), to: connection)
            case .raw(let bytes): write(bytes, to: connection)
            case .hangUp: return
            case .late(let milliseconds, let text):
                usleep(milliseconds * 1000)
                write(Array("HTTP/1.1 200 OK\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)".utf8), to: connection)
            }
        }
    }

    private func write(_ bytes: [UInt8], to connection: Int32) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return }
            sent += count
        }
    }

    /// One request with its body; nil at the end.
    private func read(from connection: Int32) -> String? {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while true {
            let text = String(decoding: bytes, as: UTF8.self)
            if let head = text.firstRange(of: "\r\n\r\n") {
                let headers = text[..<head.lowerBound].lowercased()
                let named = headers.firstRange(of: "content-length: ").map { headers[$0.upperBound...].prefix { $0.isNumber } } ?? ""
                if bytes.count >= text[..<head.upperBound].utf8.count + (Int(named) ?? 0) { return text }
            }
            let count = recv(connection, &part, part.count, 0)
            // 22 begins a handshake of TLS, which is not spoken here.
            guard count > 0, part[0] != 22 else { return nil }
            bytes += part[0..<count]
        }
    }
}
