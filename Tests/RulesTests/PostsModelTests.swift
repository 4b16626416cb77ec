import Foundation
import Kernel
import Testing

@testable import FeatureRules

@Suite struct PostsModelTests {
    /// Posts per member as [posts: members], drawn by numpy; r, α, log-likelihood and expected members from scipy 1.17.1
    /// (brentq on the score with digamma, nbinom.logpmf, nbinom.pmf, nbinom.sf).
    struct Drawn: Sendable {
        var members: [Int64: Int]
        var (r, alpha, logLikelihood): (Double, Double, Double)
        var expected: [Double]

        var posts: [Int64] { members.flatMap { [Int64](repeating: $0.key, count: $0.value) } }
    }

    static let drawn = [
        Drawn(
            members: [
                0: 2, 1: 4, 2: 4, 3: 2, 4: 5, 5: 4, 6: 4, 7: 2, 8: 6, 9: 2, 10: 2, 11: 2, 12: 1, 13: 1, 14: 1, 15: 1, 17: 1, 18: 1,
                20: 2, 27: 2, 28: 1, 32: 2, 36: 1, 37: 1,
            ], r: 1.3730540812265122, alpha: 0.13432050794607187, logLikelihood: -181.0118116021279,
            expected: [
                2.8849004402051004, 3.4920679786775892, 3.652788656588072, 3.6206855703926206, 3.4896340363080514,
                3.3059425919615544, 3.095678687579955, 2.8745473890993147, 2.6523302474225954, 2.4351764070025563,
                22.496247994762577,
            ]),
        Drawn(
            members: [
                1: 4, 2: 4, 3: 5, 4: 4, 6: 2, 7: 1, 8: 2, 9: 2, 10: 1, 12: 5, 13: 4, 14: 1, 15: 3, 16: 1, 17: 2, 19: 1, 20: 1, 21: 2,
                22: 1, 23: 2, 26: 1, 27: 1, 31: 3, 33: 1, 36: 1, 37: 1, 42: 1, 46: 1, 65: 1, 79: 1, 97: 1,
            ], r: 1.175792560435091, alpha: 0.06785557822756912, logLikelihood: -236.32484788426538,
            expected: [
                2.387767376249239, 2.6291187444124287, 2.678460047044832, 2.6552384249520213, 2.5957922323867733,
                2.5163107069445845, 2.4254548493478936, 2.3283727578472173, 2.2283318385529634, 2.127494383579103,
                36.427658638682956,
            ]),
    ]

    @Test(arguments: drawn) func agreesWithScipy(_ drawn: Drawn) throws {
        let model = try PostsModel(posts: drawn.posts)
        #expect(abs(model.r / drawn.r - 1) < 1e-9)
        #expect(abs(model.alpha / drawn.alpha - 1) < 1e-9)
        #expect(abs(model.logLikelihood / drawn.logLikelihood - 1) < 1e-12)
        for (cell, expected) in zip(model.cells, drawn.expected) { #expect(abs(cell.expected / expected - 1) < 1e-9) }
        #expect(model.cells.count == drawn.expected.count)
    }

    @Test func whatGetsNoModel() {
        func refusal(_ posts: [Int64]) -> PostsRefusal? {
            do throws(PostsRefusal) {
                _ = try PostsModel(posts: posts)
                return nil
            } catch { return error }
        }
        #expect(refusal([]) == .tooFewMembers)
        #expect(refusal([Int64](repeating: 3, count: 29)) == .tooFewMembers)
        #expect(refusal([Int64](repeating: 0, count: 30)) == .nobodyPosted)
        #expect(refusal([Int64](repeating: -7, count: 30)) == .nobodyPosted)
        #expect(refusal([Int64](repeating: 3, count: 30)) == .noVariety)
        #expect(refusal([Int64](repeating: .max, count: 30)) == .noVariety)
        // Variance 1/4, mean 1/2.
        #expect(refusal((0..<30).map { $0 % 2 }) == .noVariety)
        // Variance 1, mean 1: as varied as chance makes equals.
        #expect(refusal((0..<32).map { $0 % 2 == 0 ? 0 : 2 }) == .noVariety)
        #expect(refusal((0..<32).map { $0 % 2 == 0 ? 0 : 3 }) == nil)
    }

    @Test func theWordsOnDiskStay() {
        #expect(PostsRefusal.allCases.map(\.rawValue) == ["too_few_members", "nobody_posted", "no_variety", "silent_unknown"])
    }

    @Test func fitIsPooledFromTheRareEnd() throws {
        let table = [
            PostsCell(posts: 0, observed: 30, expected: 40), PostsCell(posts: 1, observed: 12, expected: 10),
            PostsCell(posts: 2, observed: 8, expected: 6), PostsCell(posts: 3, observed: 1, expected: 4),
            PostsCell(posts: 4, observed: 9, expected: 0.5),
        ]
        // 0 | 1 | 2 + 3 + 4.
        let fit = try #require(GoodnessOfFit(table, fitted: 1))
        #expect(fit.cells == 3)
        #expect(fit.freedom == 1)
        #expect(abs(fit.chiSquare - (100.0 / 40 + 4.0 / 10 + 7.5 * 7.5 / 10.5)) < 1e-12)
        #expect(GoodnessOfFit(table, fitted: 2) == nil)
        #expect(GoodnessOfFit([], fitted: 0) == nil)
        #expect(GoodnessOfFit(table, fitted: .max) == nil)
    }

    /// JSON has no word for what is no number; the encoder throws.
    @Test(arguments: 0..<300) func hostileCountsGiveNumbersOrARefusal(_ seed: UInt64) throws {
        var dice = SeededDice(seed: seed)
        let limits: [UInt64] = [1, 2, 3, 10, 1_000, 1_000_000_000, UInt64(Int64.max)]
        let size = Int(dice.next() % 300), limit = limits[Int(dice.next() % 7)], other = limits[Int(dice.next() % 7)]
        let silent = dice.next() % 101
        let posts = (0..<size).map { _ in
            dice.next() % 100 < silent ? 0 : Int64(dice.next() % (dice.next() % 8 == 0 ? other : limit))
        }
        guard let model = try? PostsModel(posts: posts) else { return }
        let again = try JSONDecoder().decode(PostsModel.self, from: JSONEncoder().encode(model))
        #expect(again == model)
        #expect(model.r > 0)
        #expect(model.alpha > 0)
        #expect(model.rInterval.contains(model.r))
        #expect(model.logLikelihood <= 0)
        #expect(model.cells.reduce(0) { $0 + $1.observed } == size)
        #expect(abs(model.cells.reduce(0) { $0 + $1.expected } - Double(size)) < 1e-6)
        #expect(model.fit.map { (0...1).contains($0.p) } ?? true)
        // The peak: no neighbour on the line r/α = mean is likelier.
        let histogram = PostsHistogram(posts)
        for r in [model.r * 0.99, model.r * 1.01] {
            #expect(histogram.logLikelihood(r: r, alpha: r / model.mean) <= model.logLikelihood + 1e-9 * abs(model.logLikelihood))
        }
    }

    @Test func oneWhoSaysEverything() throws {
        let model = try PostsModel(posts: [1_000_000_000] + [Int64](repeating: 0, count: 99_999))
        #expect(model.r < 1e-5)
        #expect(abs(model.cells[0].expected - 99_999) < 1)
        _ = try JSONEncoder().encode(model)
    }
}
