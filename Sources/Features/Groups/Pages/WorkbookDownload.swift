internal import Foundation
internal import Kernel
internal import NIOPosix
internal import Sheets
internal import Storage
internal import Web

/// An .xlsx on its way to a browser: written in a folder that nobody else reads, gone as soon as it is opened.
struct WorkbookDownload: Sendable {
    private let folder: ScratchFolder
    private let zone: Zone
    private var path: String { folder.path + "/workbook.xlsx" }

    private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    private init(zone: Zone) throws {
        folder = try ScratchFolder()
        self.zone = zone
    }

    /// From figures that are at hand.
    static func make(_ name: String, zone: Zone, _ fill: @escaping @Sendable (Workbook) throws -> Void) async throws -> Reply {
        let download = try WorkbookDownload(zone: zone)
        try await NIOThreadPool.singleton.runIfActive { try download.write(fill) }
        return try download.reply(name)
    }

    /// Straight from the database, row by row.
    static func make(
        _ name: String, zone: Zone, from database: any Database, _ fill: @escaping @Sendable (Workbook, any ReadTransaction) throws -> Void
    ) async throws -> Reply {
        let download = try WorkbookDownload(zone: zone)
        try await database.read { tx in try download.write { try fill($0, tx) } }
        return try download.reply(name)
    }

    private func write(_ fill: (Workbook) throws -> Void) throws {
        let workbook = try Workbook(path: path, folder: folder, zone: zone)
        try fill(workbook)
        try workbook.close()
    }

    private func reply(_ name: String) throws -> Reply {
        guard let file = StoredFile(path) else { throw Failure.broken }
        // What would be part of a folder's name is none.
        let safe = String(name.map { "/\\:*?\"<>|\n\r\t".contains($0) ? " " : $0 }.prefix(80))
        return .raw(file.download(as: safe + ".xlsx", type: Self.type))
    }
}
