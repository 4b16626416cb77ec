internal import Glibc

/// How many members posted how often: all that the likelihood needs, whatever the number of members.
struct PostsHistogram {
    /// Up to here, sums of fractions; beyond, their closed form, which is exact for arguments so large.
    private static let summed = 512
    /// A larger shape cannot be told from none at all.
    private static let mostShape = 1e6

    let members: Double
    let mean: Double
    /// Posts and members, ascending.
    private let entries: [(posts: Double, members: Double)]
    /// Mean square distance from the mean.
    private let variance: Double
    /// Index j: members with more than j posts.
    private let above: [Double]

    init(_ posts: [Int64]) {
        var small = [Int](repeating: 0, count: PostsHistogram.summed + 1)
        var large: [Int64] = []
        for count in posts {
            if count <= PostsHistogram.summed { small[Int(max(0, count))] += 1 } else { large.append(count) }
        }
        var found: [(posts: Double, members: Double)] = []
        for (count, members) in small.enumerated() where members > 0 { found.append((Double(count), Double(members))) }
        for count in large.sorted() {
            if found.last?.posts == Double(count) { found[found.count - 1].members += 1 } else { found.append((Double(count), 1)) }
        }
        let members = Double(posts.count)
        let mean = members > 0 ? found.reduce(0) { $0 + $1.posts * $1.members } / members : 0
        self.members = members
        self.mean = mean
        entries = found
        variance = members > 0 ? found.reduce(0) { $0 + ($1.posts - mean) * ($1.posts - mean) * $1.members } / members : 0
        var above: [Double] = [], rest = members
        for count in small.dropLast() {
            rest -= Double(count)
            above.append(rest)
        }
        self.above = above
    }

    /// Members with 0, 1, … `tail` − 1 posts, and with more.
    func cells(tail: Int) -> [Int] {
        var cells = [Int](repeating: 0, count: tail + 1)
        for entry in entries { cells[entry.posts < Double(tail) ? Int(entry.posts) : tail] += Int(entry.members) }
        return cells
    }

    /// The shape of the highest likelihood, and the standard deviation of its logarithm. Nil if the likelihood only grows.
    ///
    /// At the peak the mean is r/α, which leaves one unknown. Its equation has exactly one root if the variance exceeds the
    /// mean (Levin and Reeds 1977): Newton's steps in ln r, kept between bounds that always enclose it.
    func peak() -> (r: Double, deviation: Double)? {
        guard variance > mean else { return nil }
        var low = log(1e-12), high = log(PostsHistogram.mostShape)
        guard score(exp(high)).value < 0 else { return nil }
        var x = min(high, max(low, log(mean * mean / (variance - mean)))), curvature = 0.0
        for _ in 0..<60 {
            let r = exp(x), (value, slope) = score(r)
            // By ln r; at the peak nothing is left of the first derivative's part.
            curvature = -r * r * slope
            if value > 0 { low = x } else { high = x }
            let newton = x - value / (r * slope)
            let next = newton > low && newton < high && slope < 0 ? newton : (low + high) / 2
            // Newton's error is the square of the step: after one so small the rest is rounding.
            let done = abs(next - x) < 1e-8 || value == 0
            if value != 0 { x = next }
            if done { break }
        }
        guard curvature > 0 else { return nil }
        return (exp(x), 1 / curvature.squareRoot())
    }

    /// The derivative by r of the log-likelihood with α = r/mean, and its derivative.
    private func score(_ r: Double) -> (value: Double, slope: Double) {
        // ψ(r + k) − ψ(r) = Σ 1/(r + j) for j < k, so nothing large is subtracted.
        var value = -members * log1p(mean / r), slope = members * mean / (r * (r + mean))
        for (j, count) in above.enumerated() where count > 0 {
            let part = 1 / (r + Double(j))
            value += count * part
            slope -= count * part * part
        }
        let edge = r + Double(PostsHistogram.summed), (psi, psi1) = (digamma(edge), trigamma(edge))
        for entry in entries.reversed() {
            guard entry.posts > Double(PostsHistogram.summed) else { break }
            value += entry.members * (digamma(r + entry.posts) - psi)
            slope += entry.members * (trigamma(r + entry.posts) - psi1)
        }
        return (value, slope)
    }

    func logLikelihood(r: Double, alpha: Double) -> Double {
        let base = logGamma(r) + r * log1p(1 / alpha)
        return entries.reduce(0) { sum, entry in
            sum + entry.members * (logGammaRise(entry.posts + 1, by: r - 1) - entry.posts * log1p(alpha) - base)
        }
    }
}
