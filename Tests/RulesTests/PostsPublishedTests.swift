import Foundation
import Testing

@testable import FeatureRules

/// Posts, mentions received and likes given of the 811 members of a real group chat, and the negative binomial fits published
/// for them (github.com/jrfarrer/mktg776_p1). The paper lists the members with 0…9; the rest is read off its histograms and
/// agrees with its n, means and standard deviations.
@Suite struct PostsPublishedTests {
    struct Behaviour: Sendable, CustomTestStringConvertible {
        var name: String
        /// Index k: members who did it k times.
        var members: [Int]
        var (r, alpha, mean, deviation): (Double, Double, Double, Double)
        var zeros: Double
        /// The paper's test: where the rest begins, chi-square, and p, for which it takes one degree of freedom too few.
        var (tail, chiSquare, p): (Int, Double, Double)
        var testDescription: String { name }

        var posts: [Int64] { members.enumerated().flatMap { [Int64](repeating: Int64($0), count: $1) } }
    }

    static let behaviours = [
        Behaviour(
            name: "posts",
            members: [
                241, 108, 81, 67, 43, 39, 36, 20, 32, 8, 14, 16, 11, 6, 5, 10, 3, 2, 4, 0, 2, 5, 1, 1, 3, 2, 5, 3, 3, 3, 2, 0, 1, 3, 3,
                1, 1, 0, 0, 1, 0, 1, 1, 1, 1, 0, 1, 3, 3, 0, 1, 0, 1, 0, 2, 1, 1, 0, 0, 1, 0, 0, 1,
            ] + rest(from: 63, [69: 1, 70: 1, 76: 2, 78: 1, 90: 1]),
            r: 0.4200, alpha: 0.0692, mean: 6.07, deviation: 11.30, zeros: 257, tail: 25, chiSquare: 55.92, p: 0.000088),
        Behaviour(
            name: "mentions received",
            members: [416, 151, 91, 38, 24, 23, 11, 9, 12, 6, 3, 5, 4, 2, 1, 5]
                + rest(from: 16, [17: 1, 18: 1, 20: 2, 22: 1, 23: 1, 25: 1, 28: 1, 30: 1, 40: 1]),
            r: 0.3651, alpha: 0.2073, mean: 1.76, deviation: 3.66, zeros: 426, tail: 10, chiSquare: 17.83, p: 0.01275),
        Behaviour(
            name: "likes given", members: likes,
            r: 0.5358, alpha: 0.0114, mean: 46.83, deviation: 78.51, zeros: 73, tail: 35, chiSquare: 41.64, p: 0.1183),
    ]

    static let likes =
        [
            61, 39, 25, 28, 23, 19, 25, 12, 16, 17, 23, 19, 13, 16, 12, 16, 12, 9, 10, 8, 12, 11, 6, 16, 7, 7, 8, 8, 7, 4, 6, 2, 6,
            7, 7, 7, 4, 4, 1, 9, 4, 6, 4, 6, 6, 10, 3, 2, 7, 1, 2, 7, 3, 6, 4, 1, 5, 4, 2, 1, 2, 2, 1, 2, 3, 2, 5, 2, 1, 1, 1, 6, 2,
            2, 4, 4, 3, 5, 0, 2, 1, 1, 1, 2, 4, 2, 3, 1, 1, 2, 3, 3, 0, 3, 2, 2, 0, 0, 1, 2,
        ]
        + rest(from: 100, [
            102: 3, 103: 1, 104: 1, 105: 1, 106: 1, 107: 1, 108: 1, 109: 1, 110: 1, 111: 2, 113: 1, 114: 1, 115: 1, 116: 1, 117: 2,
            118: 1, 119: 1, 121: 1, 122: 1, 123: 1, 124: 2, 127: 1, 129: 3, 130: 1, 131: 1, 135: 1, 137: 1, 139: 2, 140: 1, 143: 1,
            146: 1, 147: 1, 148: 1, 149: 1, 150: 1, 152: 1, 153: 1, 155: 2, 157: 2, 158: 2, 160: 1, 165: 2, 168: 3, 169: 1, 171: 1,
            178: 1, 180: 1, 186: 1, 187: 1, 192: 1, 197: 1, 200: 2, 205: 1, 207: 1, 208: 2, 212: 2, 213: 1, 219: 1, 224: 1, 244: 1,
            246: 1, 251: 1, 255: 1, 259: 2, 281: 1, 285: 1, 287: 2, 291: 1, 306: 1, 327: 1, 329: 1, 337: 1, 342: 1, 376: 1, 398: 1,
            408: 1, 492: 1, 538: 1, 613: 1, 640: 1, 679: 1, 756: 1,
        ])

    static func rest(from first: Int, _ members: [Int: Int]) -> [Int] {
        (first...(members.keys.max() ?? first)).map { members[$0] ?? 0 }
    }

    @Test(arguments: behaviours) func theHistogramIsThePapers(_ behaviour: Behaviour) {
        let posts = behaviour.posts.map(Double.init), n = Double(posts.count)
        let mean = posts.reduce(0, +) / n
        let variance = posts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
        #expect(posts.count == 811)
        #expect(abs(mean - behaviour.mean) < 0.0051)
        #expect(abs(variance.squareRoot() - behaviour.deviation) < 0.0051)
    }

    @Test(arguments: behaviours) func theFitIsThePapers(_ behaviour: Behaviour) throws {
        let model = try PostsModel(posts: behaviour.posts)
        #expect(model.members == 811)
        #expect(abs(model.r - behaviour.r) < 0.00005)
        #expect(abs(model.alpha - behaviour.alpha) < 0.00005)
        #expect(abs(model.r / model.alpha - model.mean) < 1e-9)
        #expect(model.rInterval.contains(behaviour.r))
        #expect(model.cells.map(\.posts) == Array(0...10))
        #expect(model.cells.dropLast().map(\.observed) == Array(behaviour.members.prefix(10)))
        #expect(model.cells[10].observed == behaviour.members.dropFirst(10).reduce(0, +))
        #expect(model.cells[0].expected.rounded() == behaviour.zeros)
        #expect(abs(model.cells[0].expected - 811 * pow(model.alpha / (1 + model.alpha), model.r)) < 1e-9)
        #expect(abs(model.cells.reduce(0) { $0 + $1.expected } - 811) < 1e-9)
    }

    /// The paper lets the last cell end with the largest count seen.
    @Test(arguments: behaviours) func chiSquareIsThePapers(_ behaviour: Behaviour) throws {
        let model = try PostsModel(posts: behaviour.posts)
        let expected = Array(model.expected(upTo: behaviour.members.count).dropLast()), tail = behaviour.tail
        func cells<Number: AdditiveArithmetic>(_ counts: [Number]) -> [Number] {
            counts.prefix(tail) + [counts.dropFirst(tail).reduce(.zero, +)]
        }
        let chiSquare = zip(cells(behaviour.members), cells(expected)).reduce(0) { sum, cell in
            sum + (Double(cell.0) - cell.1) * (Double(cell.0) - cell.1) / cell.1
        }
        #expect(abs(chiSquare - behaviour.chiSquare) < 0.006)
        #expect(abs(chiSquareTail(chiSquare, freedom: tail - 3) / behaviour.p - 1) < 0.006)
    }

    /// From scipy 1.17.1 (brentq on the score, nbinom.sf, chi2.sf).
    @Test func mentionsInTenCellsAndTheRest() throws {
        let fit = try #require(try PostsModel(posts: Self.behaviours[1].posts).fit)
        #expect(fit.cells == 11)
        #expect(fit.freedom == 8)
        #expect(abs(fit.chiSquare - 17.829147089554336) < 1e-6)
        #expect(abs(fit.p - 0.02254451183999182) < 1e-7)
    }

    @Test func identities() throws {
        let (r, alpha) = (0.4200, 0.0692)
        #expect(abs(r / alpha - 6.0694) < 0.00005)
        #expect(abs((r / alpha + r / (alpha * alpha)).squareRoot() - 9.6838) < 0.00005)
        #expect(abs(811 * pow(alpha / (1 + alpha), r) - 256.84) < 0.005)
    }
}
