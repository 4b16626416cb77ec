/// Why a workbook could not be written.
public enum WorkbookError: Error, Sendable, Hashable {
    /// The folder cannot be made; with the reason of the operating system.
    case noFolder(String)
    /// The file cannot be written, most often because the disk is full; with the library's reason.
    case notWritten(String)
}
