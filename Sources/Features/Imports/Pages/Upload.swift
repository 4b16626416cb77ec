internal import Kernel

/// A file that was uploaded and waits for its import.
struct Upload: Sendable, Codable, Equatable {
    /// 32 hexadecimal digits by chance: nobody can guess the name of a file that is not theirs, and what the browser called
    /// it never becomes a path.
    let id: String
    /// As the browser named it, for people only.
    let name: String
    let workspace: Int64
    let bytes: Int64
    let receivedMs: Int64

    var received: Instant { Instant(milliseconds: receivedMs) }

    static func isID(_ text: String) -> Bool {
        text.utf8.count == 32 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    /// What of a browser's name is kept: the last part of a path, without control characters, not too long.
    static func shownName(_ typed: String) -> String {
        let last = typed.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let clean = String(String.UnicodeScalarView(last.unicodeScalars.filter { $0.properties.generalCategory != .control }))
        return String(clean.prefix(120))
    }
}
