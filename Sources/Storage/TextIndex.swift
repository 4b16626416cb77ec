public import Kernel

/// An index of terms over messages, by workspace. It follows the message table batch by batch and may lag behind it by the
/// batches that are named in `message_batch`; adding a batch twice adds it once.
public protocol TextIndex: Sendable {
    /// Adds batches of one workspace in one transaction: the more at once, the less the index has to merge later.
    func add(_ batches: [TextIndexBatch]) async throws
    func find(_ query: TextIndexQuery) async throws -> [Int64]
    /// Forgets a workspace.
    func remove(_ workspace: WorkspaceID) async throws
}

public struct TextIndexBatch: Sendable {
    public var workspace: WorkspaceID
    public var number: Int64
    /// Message ids, ascending, with their terms as places in `bytes`: terms with one space between them.
    public var ids: [Int64]
    public var bytes: [UInt8]
    public var places: [ColumnBatch.Place]

    public init(workspace: WorkspaceID, number: Int64, ids: [Int64], bytes: [UInt8], places: [ColumnBatch.Place]) {
        self.workspace = workspace
        self.number = number
        self.ids = ids
        self.bytes = bytes
        self.places = places
    }
}

public struct TextIndexQuery: Sendable {
    public var workspace: WorkspaceID
    /// All of them must be there.
    public var terms: [String]
    public var prefixes: [String]
    /// Only ids below this one.
    public var before: Int64
    /// Newest first.
    public var limit: Int

    public init(workspace: WorkspaceID, terms: [String], prefixes: [String], before: Int64, limit: Int) {
        self.workspace = workspace
        self.terms = terms
        self.prefixes = prefixes
        self.before = before
        self.limit = limit
    }

    /// The term that stands for a group; input never contains it, because private-use characters separate words.
    public static func term(of group: GroupID) -> String { "\u{E000}g\(group)" }
}
