internal import Glibc

/// Posts per member as a negative binomial (NBD): each member posts at a rate of their own, and the rates are gamma
/// distributed with shape r and rate α. Fitted by maximum likelihood with the silent members included.
public struct PostsModel: Sendable, Hashable, Codable {
    /// Fewer members fit anything.
    public static let leastMembers = 30
    /// Where the rest begins: `cells` are the members with 0…9 posts and with 10 or more.
    public static let tail = 10

    /// Members, silent ones included.
    public var members: Int
    /// Shape of the rates, > 0: near 0 a few post nearly everything; large, all post alike.
    public var r: Double
    /// 95 % interval of r, from the curvature of the likelihood in ln r.
    public var rInterval: ConfidenceInterval
    /// Rate of the rates, > 0: r / α is the mean of posts per member.
    public var alpha: Double
    /// Posts per member, > 0.
    public var mean: Double
    /// Natural logarithm, ≤ 0.
    public var logLikelihood: Double
    /// Eleven: 0, 1, … 9, and 10 or more posts.
    public var cells: [PostsCell]
    /// Whether the model may be believed; nil if too few members are expected in all but one or two cells to say.
    public var fit: GoodnessOfFit?

    /// - Parameter posts: posts of every member, 0 for who never posted; negative counts are taken as 0.
    public init(posts: [Int64]) throws(PostsRefusal) {
        guard posts.count >= PostsModel.leastMembers else { throw .tooFewMembers }
        let histogram = PostsHistogram(posts)
        guard histogram.mean > 0 else { throw .nobodyPosted }
        guard let peak = histogram.peak() else { throw .noVariety }
        members = posts.count
        mean = histogram.mean
        r = peak.r
        alpha = peak.r / mean
        let reach = exp(min(700, ConfidenceInterval.deviations * peak.deviation))
        rInterval = ConfidenceInterval(low: r / reach, high: min(r * reach, .greatestFiniteMagnitude))
        logLikelihood = histogram.logLikelihood(r: r, alpha: alpha)
        cells = []
        cells = PostsCell.cells(observed: histogram.cells(tail: PostsModel.tail), expected: expected(upTo: PostsModel.tail))
        fit = GoodnessOfFit(cells, fitted: 2)
    }

    /// Members expected with 0, 1, … `tail` − 1 posts and, last, with `tail` or more. Together they are `members`.
    /// - Parameter tail: clamped to 1…1,000.
    public func expected(upTo tail: Int) -> [Double] {
        // In logarithms: where all post much, the share of who never posts is too small for a number.
        var share = -r * log1p(1 / alpha)
        var found: [Double] = [], rest = Double(members)
        for posts in 0..<min(1_000, max(1, tail)) {
            let expected = Double(members) * exp(share)
            found.append(expected)
            rest -= expected
            share += log((r + Double(posts)) / Double(posts + 1)) - log1p(alpha)
        }
        return found + [max(0, rest)]
    }
}
