import Foundation
import Kernel
import Testing

@testable import Exports

/// Writes files for tests, opens them as the program does and shows what came out as `TextReading` does.
enum FileReading {
    /// A folder of its own, removed when the test is over.
    final class Folder {
        let path: String

        init() throws {
            path = FileManager.default.temporaryDirectory.appendingPathComponent("exports-\(UUID().uuidString)").path
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func write(_ bytes: [UInt8], _ name: String = "file") throws -> String {
            let file = "\(path)/\(name)"
            try Data(bytes).write(to: URL(fileURLWithPath: file))
            return file
        }
    }

    /// The format recognised, then every line.
    static func open(_ text: String, _ options: ReadOptions = ReadOptions()) throws -> [String] {
        try open(Array(text.utf8), options)
    }

    static func open(_ bytes: [UInt8], _ options: ReadOptions = ReadOptions()) throws -> [String] {
        let folder = try Folder()
        return try withExtendedLifetime(folder) { try open(path: folder.write(bytes), options) }
    }

    static func open(path: String, format: ExportFormat? = nil, _ options: ReadOptions = ReadOptions()) throws -> [String] {
        try Exports.open(path: path, format: format, options: options).flatMap { export in
            [export.format.rawValue] + (try lines(export.reader()))
        }
    }

    static func lines(_ reader: any ExportReader) throws -> [String] {
        var reader = reader
        var shown: [String] = [], batch = LineBatch()
        while try reader.read(into: &batch) {
            shown += batch.lines.map { TextReading.show($0, batch) }
            shown += batch.rejects.map { "\($0.number) !\($0.reason)" }
            batch.removeAll()
        }
        return shown
    }
}
