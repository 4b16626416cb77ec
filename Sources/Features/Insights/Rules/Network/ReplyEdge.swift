/// How often one member answered another in a window.
public struct ReplyEdge: Sendable, Hashable, Codable {
    /// Who answered.
    public var from: Int64
    /// Who was answered.
    public var to: Int64
    /// How many answers, or how sure they are together; above 0.
    public var weight: Double

    public init(from: Int64, to: Int64, weight: Double) {
        self.from = from
        self.to = to
        self.weight = weight
    }
}
