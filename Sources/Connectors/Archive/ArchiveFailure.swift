/// Why the library of the message archive did not do what it was asked.
public enum ArchiveFailure: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file cannot be loaded, or lacks one of the functions.
    case noLibrary
    /// The process that runs the library died.
    case died
    /// It did not answer in time, and was ended.
    case tooSlow
    /// It answered something that is no answer.
    case unreadable
    /// The library's own code.
    case refused(code: Int32)
    /// There is no private key of that version, or it does not open the record.
    case noKey(version: Int)

    public var description: String {
        switch self {
        case .noLibrary: "the library cannot be loaded"
        case .died: "the library crashed"
        case .tooSlow: "the library did not answer in time"
        case .unreadable: "the library answered what cannot be read"
        case .refused(let code): "the library answered \(code)"
        case .noKey(let version): "there is no private key for version \(version), or it is the wrong one"
        }
    }
}
