import Foundation

/// The files of the repository, as the house rules see them.
enum Tree {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    struct File: CustomStringConvertible {
        /// From the root: `Sources/Kernel/ID.swift`.
        var path: String
        var text: String
        var description: String { path }
        /// The folder below `Sources` or `Tests`.
        var module: String { String(path.split(separator: "/")[1]) }
        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
        /// Lines that are not comments, with their number from 1.
        var code: [(number: Int, line: Substring)] {
            lines.enumerated().compactMap { index, line in
                line.drop { $0 == " " }.hasPrefix("//") ? nil : (index + 1, line)
            }
        }
    }

    static func files(_ folder: String, ending: String = ".swift") -> [File] {
        let start = root.appending(path: folder)
        guard let walk = FileManager.default.enumerator(atPath: start.path) else { return [] }
        return walk.compactMap { item in
            guard let name = item as? String, name.hasSuffix(ending),
                let text = try? String(contentsOf: start.appending(path: name), encoding: .utf8)
            else { return nil }
            return File(path: "\(folder)/\(name)", text: text)
        }
    }

    static func text(_ path: String) throws -> String { try String(contentsOf: root.appending(path: path), encoding: .utf8) }
}
