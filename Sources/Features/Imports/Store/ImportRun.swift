public import Exports
public import Kernel

/// One uploaded file on its way into the messages, as pages show it.
public struct ImportRun: Sendable {
    public enum State: String, Sendable, Codable, CaseIterable {
        case waiting, running, done, failed, cancelled
        /// The server stopped in the middle. What was written stays; the same file again adds the rest.
        case interrupted
    }

    /// What came of one export in the file.
    public struct FileResult: Sendable, Codable {
        public var name: String
        public var format: String
        public var groups: [String]
        public var messages: Int
        public var events: Int
        public var members: Int
        public var duplicates: Int
        public var rejected: Int
        public var firstMs: Int64?
        public var lastMs: Int64?
    }

    public var id: ImportID
    /// As the browser named it.
    public var file: String
    public var state: State
    public var started: Instant
    public var ended: Instant?
    public var results: [FileResult]
    /// Why it failed: a key of the texts of this feature.
    public var problem: String?
    /// While it runs.
    public var progress: ImportProgress?
}

/// What to import and how.
public struct ImportOrder: Sendable, Codable {
    public var workspace: WorkspaceID
    /// Where the upload lies; removed when the run ends. No two orders have the same.
    public var path: String
    /// As the browser named it.
    public var file: String
    public var groupName: String?
    public var staff: StaffID
    public var options: ReadOptions
    public var format: ExportFormat?

    public init(
        workspace: WorkspaceID, path: String, file: String, groupName: String?, staff: StaffID, options: ReadOptions,
        format: ExportFormat?
    ) {
        self.workspace = workspace
        self.path = path
        self.file = file
        self.groupName = groupName
        self.staff = staff
        self.options = options
        self.format = format
    }
}
