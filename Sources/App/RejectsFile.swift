public import Exports
internal import Foundation
public import Kernel

/// Where the lines of an export go that could not be read: number, reason, and the beginning of the line.
public struct RejectsFile: Sendable {
    public let path: String
    private let folder: String

    public init(folder: String, source: String, now: Instant) {
        let base = URL(fileURLWithPath: source).lastPathComponent.filter { $0.isLetter || $0.isNumber || "._-".contains($0) }
        self.folder = folder
        path = "\(folder)/\(now.milliseconds)-\(base.prefix(80)).tsv"
    }

    /// Of a run of the console's queue.
    init(of run: ImportID, in folder: String) {
        self.init(folder: folder, source: "\(run)", now: IDSequence.instant(of: run.rawValue))
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }

    /// Appends; the file is made with the first line.
    public func add(_ rejects: [Reject]) throws {
        guard !rejects.isEmpty else { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        defer { try? handle.close() }
        try handle.seekToEnd()
        var bytes: [UInt8] = []
        for reject in rejects {
            bytes += Array("\(reject.number)\t\(reject.reason.rawValue)\t".utf8)
            bytes += reject.excerpt.map { $0 == 9 || $0 == 10 || $0 == 13 ? 32 : $0 }
            bytes.append(10)
        }
        try handle.write(contentsOf: Data(bytes))
    }
}
