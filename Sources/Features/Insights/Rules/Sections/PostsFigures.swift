public import Kernel

/// How the messages are spread over the members, held against the negative binomial law: whether the many silent ones are what
/// chance makes of a lively group, or more.
public struct PostsFigures: Section {
    public static let name = "posts"

    /// Of everybody who is or was a member and none of our own, who said nothing too; nil if there is nothing to fit.
    public let model: PostsModel?
    public let refusal: PostsRefusal?

    public init(_ evidence: GroupEvidence) {
        let posts = evidence.peoples.values.map(\.messages)
        do throws(PostsRefusal) {
            let fitted = try PostsModel(posts: posts)
            guard posts.contains(0) else { throw .silentUnknown }
            model = fitted
            refusal = nil
        } catch {
            model = nil
            refusal = error
        }
    }

    public var people: Set<MemberID> { [] }
}
