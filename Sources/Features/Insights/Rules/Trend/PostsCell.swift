/// Members with so many posts, counted and expected.
public struct PostsCell: Sendable, Hashable, Codable {
    /// Posts; the last cell of a table stands for so many or more.
    public var posts: Int
    public var observed: Int
    /// By the model, ≥ 0.
    public var expected: Double

    public init(posts: Int, observed: Int, expected: Double) {
        self.posts = posts
        self.observed = observed
        self.expected = expected
    }

    /// Cells for 0, 1, 2 …
    static func cells(observed: [Int], expected: [Double]) -> [PostsCell] {
        zip(observed, expected).enumerated().map { PostsCell(posts: $0, observed: $1.0, expected: $1.1) }
    }
}
