/// A row of a tree.
public struct TreeNode: Sendable, Equatable {
    /// Steps from the root; at most one more than that of the row above.
    public var depth: Int
    public var label: String
    /// Behind the label: how many came through this one.
    public var note: String
    public var isEmphasised: Bool
    /// Stands for those who are not drawn, and is no dot.
    public var isRest: Bool

    public init(depth: Int, label: String, note: String = "", isEmphasised: Bool = false, isRest: Bool = false) {
        self.depth = depth
        self.label = label
        self.note = note
        self.isEmphasised = isEmphasised
        self.isRest = isRest
    }
}
