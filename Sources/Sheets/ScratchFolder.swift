internal import Foundation

/// A folder for files on their way, that only this user can read. It goes with all that is in it when nobody holds it any
/// more; a file that is still open can be read to its end.
public final class ScratchFolder: Sendable {
    public let path: String

    /// - Throws: `WorkbookError.noFolder`.
    public init() throws {
        var name = Array((FileManager.default.temporaryDirectory.path + "/quanzi-XXXXXX").utf8CString)
        guard mkdtemp(&name) != nil else { throw WorkbookError.noFolder(String(cString: strerror(errno))) }
        path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
