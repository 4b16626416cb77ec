internal import Foundation

/// Files of parsers' own tests, MIT licence, beside this file.
enum Samples {
    static func bytes(_ name: String) throws -> [UInt8] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Samples")
        return Array(try Data(contentsOf: folder.appendingPathComponent(name)))
    }
}
