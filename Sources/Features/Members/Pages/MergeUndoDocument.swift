internal import Web

/// What came of taking such a decision back.
struct MergeUndoDocument: APIDocument {
    var names: Int

    static var notes: [String: String] { ["names": "How many members are their own again."] }
}
