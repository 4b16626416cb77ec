import Foundation
import Testing

@testable import Pictures

/// Reads codes as a phone does, by zbarimg.
enum Reader {
    static func read(_ file: [UInt8]) throws -> [String] {
        let path = FileManager.default.temporaryDirectory.appending(path: "quanzi-code-\(UUID().uuidString).png")
        defer { try? FileManager.default.removeItem(at: path) }
        try Data(file).write(to: path)
        let out = try run("zbarimg", ["--raw", "-q", "-Sdisable", "-Sqrcode.enable", path.path])
        return String(decoding: out, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// The first page of a PDF as it would be printed, by pdftoppm.
    static func page(_ file: [UInt8]) throws -> [UInt8] {
        let path = FileManager.default.temporaryDirectory.appending(path: "quanzi-poster-\(UUID().uuidString).pdf")
        defer { try? FileManager.default.removeItem(at: path) }
        try Data(file).write(to: path)
        return Array(try run("pdftoppm", ["-png", "-r", "150", "-singlefile", path.path]))
    }

    private static func run(_ name: String, _ arguments: [String]) throws -> Data {
        let process = Process(), pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [name] + arguments
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let out = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return out
    }

    /// A picture of one colour with a lighter middle, made by ourselves.
    static func logo(_ side: Int = 200) throws -> Picture {
        try Picture(
            PicturePress.png(
                Poster(
                    width: side, height: side, background: Ink(red: 20, green: 110, blue: 80),
                    sheets: [PosterSheet(x: side / 4, y: side / 4, width: side / 2, height: side / 2, corner: side / 8)])))
    }
}

/// The pixels of a drawn poster.
struct Pixelated {
    let picture: Picture

    init(_ poster: Poster) throws { picture = try Picture(PicturePress.png(poster)) }

    func ink(_ x: Int, _ y: Int) -> Ink {
        let at = (y * picture.width + x) * 4
        return Ink(red: picture.bytes[at + 2], green: picture.bytes[at + 1], blue: picture.bytes[at])
    }

    /// The columns in which anything else than the background stands.
    func columns(unlike ink: Ink) -> ClosedRange<Int>? {
        let found = (0..<picture.width).filter { x in (0..<picture.height).contains { self.ink(x, $0) != ink } }
        return found.first.flatMap { first in found.last.map { first...$0 } }
    }
}
