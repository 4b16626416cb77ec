internal import Foundation

/// What a file is that is plainly no chat, by its first bytes.
enum ForeignFile: String, Sendable, CaseIterable {
    case picture
    case document
    case recording

    /// Nil if it may be anything.
    init?(path: String) {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? file.close() }
        guard let head = try? file.read(upToCount: 12), let found = Self.allCases.first(where: { $0.begins(Array(head)) }) else { return nil }
        self = found
    }

    private func begins(_ head: [UInt8]) -> Bool {
        let brand = head.count == 12 && head[4..<8].elementsEqual("ftyp".utf8) ? String(decoding: head[8..<12], as: UTF8.self) : nil
        func starts(_ marks: [[UInt8]]) -> Bool { marks.contains { head.starts(with: $0) } }
        let webp = head.count == 12 && head.starts(with: "RIFF".utf8) && head[8..<12].elementsEqual("WEBP".utf8)
        switch self {
        case .picture:
            return webp || ["heic", "heix", "mif1", "avif"].contains(brand ?? "")
                || starts([[0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8), Array("BM".utf8) + [0, 0]])
        // PDF, and the Word and Excel of before 2007.
        case .document: return starts([Array("%PDF".utf8), [0xD0, 0xCF, 0x11, 0xE0]])
        case .recording: return brand != nil || starts([Array("ID3".utf8), Array("#!AMR".utf8), Array("OggS".utf8), [0x1A, 0x45, 0xDF, 0xA3]])
        }
    }
}
