/// Between two nodes of a network, by their places in its list.
public struct NetworkEdge: Sendable, Equatable {
    public var from: Int
    public var to: Int
    /// 0…1, of the widest line.
    public var width: Double
    /// A bridge, or the way an invitation went.
    public var isEmphasised: Bool

    public init(from: Int, to: Int, width: Double = 0.5, isEmphasised: Bool = false) {
        self.from = from
        self.to = to
        self.width = width
        self.isEmphasised = isEmphasised
    }
}
