internal import Foundation

/// A folder that is removed with everything in it when nobody holds it any more.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        var name = Array("\(FileManager.default.temporaryDirectory.path)/quanzi-simulate-XXXXXX".utf8CString)
        guard let made = mkdtemp(&name) else { throw CocoaError(.fileWriteUnknown) }
        path = String(cString: made)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
