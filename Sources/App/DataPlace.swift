internal import Foundation

/// Where an installation keeps its data.
public struct DataPlace: Sendable {
    /// Database, search index, key, rejects, uploads.
    public var folder: String
    /// `postgres://…`; nil is the embedded database in the folder.
    public var postgresURL: String?

    public init(folder: String, postgresURL: String? = nil) {
        self.folder = folder
        self.postgresURL = postgresURL
    }

    var databaseFile: String { "\(folder)/quanzi.sqlite" }
    var indexFile: String { "\(folder)/search.sqlite" }
    /// The key under which secrets are sealed.
    var keyFile: String { "\(folder)/quanzi.key" }
    public var rejectsFolder: String { "\(folder)/rejects" }
    /// Where pages look for the platform's library of the message archive. A page never names another file: whoever chose one would have
    /// this machine run it.
    public var archiveLibrary: String { "\(folder)/libWeWorkFinanceSdk_C.so" }
    public var uploadsFolder: String { "\(folder)/uploads" }
    /// Pictures, voices and files of message archives.
    var mediaFolder: String { "\(folder)/media" }

    /// Makes sure that there is an installation.
    ///
    /// - Throws: `InstallationError.folder` with a sentence that says what is missing.
    func find() throws {
        if postgresURL == nil, !FileManager.default.fileExists(atPath: databaseFile) {
            throw InstallationError.folder("there is no installation in \(folder); give the folder with --data, or begin with `quanzi serve`")
        }
        try prepare()
    }

    /// Makes the folder if it is not there and makes sure it can be written.
    ///
    /// - Throws: `InstallationError.folder` with a sentence that says what is in the way.
    func prepare() throws {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), !isFolder.boolValue {
            throw InstallationError.folder("\(folder) is a file, not a folder")
        }
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw InstallationError.folder("the data folder \(folder) cannot be made: \(InstallationError.reason(error))")
        }
        guard access(folder, W_OK | X_OK) == 0 else {
            throw InstallationError.folder("the data folder \(folder) cannot be written by this user")
        }
    }
}

/// Why an installation cannot be opened; each is one sentence for a person.
public enum InstallationError: Error, CustomStringConvertible {
    case folder(String)
    case workspaceUnknown(String)
    case noWorkspace
    case address(String)

    public var description: String {
        switch self {
        case .folder(let sentence), .address(let sentence): sentence
        case .noWorkspace: "there is no workspace yet; import a chat first"
        case .workspaceUnknown(let name): "there is no workspace named \(name)"
        }
    }

    static func reason(_ error: any Error) -> String { (error as NSError).localizedDescription }
}
