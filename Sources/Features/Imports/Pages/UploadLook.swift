internal import Exports
internal import Foundation
internal import Kernel

/// What a look into an upload shows: how it would be read, or what must be asked first.
struct UploadLook: Sendable {
    struct Row: Sendable {
        var at: Instant
        var sender: String
        var text: String
        var group: String
    }

    var formats: [ExportFormat] = []
    var exports = 0
    /// Several chats in one .zip that are known by the names of their files.
    var isBundle = false
    /// The first messages as they would be read.
    var rows: [Row] = []
    /// Of a table nobody knows: its columns and first records.
    var table: TableBeginning?
    var problem: ExportError?
    /// Of a file that nobody recognised.
    var foreign: ForeignFile?

    static let rowsShown = 5

    /// Reads beginnings only.
    init(path: String, answers: UploadAnswers) {
        let options = answers.options().options
        do {
            let exports = try Exports.open(path: path, format: answers.exportFormat, options: options)
            self.exports = exports.count
            isBundle = Set(exports.compactMap(\.bundledName)).count > 1
            formats = Array(Set(exports.map(\.format))).sorted { $0.rawValue < $1.rawValue }
            if let first = exports.first { rows = try Self.rows(first) }
        } catch let error as ExportError {
            problem = error
            if case .unrecognised = error { foreign = ForeignFile(path: path) }
            if case .columnsNeeded = error { table = try? TableBeginning(path: path, limit: Self.rowsShown, options: options) }
            if case .columnMissing = error { table = try? TableBeginning(path: path, limit: Self.rowsShown, options: options) }
        } catch {
            problem = .readFailed((error as NSError).localizedDescription)
        }
    }

    /// Whether the export says which group each message is of.
    var namesGroup: Bool { !rows.isEmpty && rows.allSatisfy { !$0.group.isEmpty } }

    private static func rows(_ export: OpenedExport) throws -> [Row] {
        var reader = try export.reader(), batch = LineBatch()
        guard try reader.read(into: &batch) else { return [] }
        return batch.lines.lazy.filter(\.kind.isMessage).prefix(rowsShown).map { line in
            let name = line.senderName.isEmpty ? line.sender : line.senderName
            let group = line.groupName.isEmpty ? line.group : line.groupName
            return Row(
                at: line.at, sender: batch.text(name), text: String(batch.text(line.text).prefix(80)), group: batch.text(group))
        }
    }
}
