import FeatureRules
import Testing

@Suite struct TransferRulesTests {
    @Test(arguments: [0, 1, 5, 99, 100, 101, 1000], [1, 2, 3, 7]) func everybodyGetsTheSameAndNothingIsLost(_ count: Int, _ people: Int) {
        let keys = (0..<count).map { "wm\($0)" }, shares = TransferShare.evenly(keys, among: (0..<people).map { "t\($0)" })
        #expect(Array(shares.map(\.keys).joined()) == keys)
        #expect(shares.count == people)
        let sizes = shares.map(\.keys.count)
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
        let batches = TransferShare.batches(keys)
        #expect(Array(batches.joined()) == keys)
        #expect(batches.allSatisfy { !$0.isEmpty && $0.count <= 100 })
    }

    @Test func nobodyTakesOverFromNobody() { #expect(TransferShare.evenly(["wm1"], among: []).isEmpty) }

    @Test func whatTheCallIsAnsweredMeans() {
        #expect(TransferAnswer.asked(0) == .waiting && TransferAnswer.asked(40129) == .waiting && TransferAnswer.asked(40100) == .waiting)
        for code in [40096, 40097, 40128, 40131, 90500, -1] { #expect(TransferAnswer.asked(code) == .failed) }
    }

    /// The platform tells of all transfers between two people, older ones too.
    @Test func theLatestResultCounts() {
        #expect(TransferAnswer.result([(.refused, 5_000)], asked: 1_000) == .refused)
        #expect(TransferAnswer.result([(.refused, 5_000)], asked: 90_000) == nil, "that was an earlier one")
        #expect(TransferAnswer.result([(.refused, 5_000), (.waiting, nil)], asked: 90_000) == .waiting)
        #expect(TransferAnswer.result([(.waiting, nil), (.done, 95_000)], asked: 90_000) == .waiting)
        #expect(TransferAnswer.result([(.done, nil)], asked: 90_000) == .done && TransferAnswer.result([], asked: 0) == nil)
        #expect(TransferAnswer.result([(nil, nil)], asked: 0) == nil)
        #expect(TransferAnswer.result([(.done, .max - 1000)], asked: .min) == .done)
    }

    @Test func aTallyIsSettledWhenNothingChangesAnyMore() {
        var tally = TransferTally()
        #expect(tally.isSettled && tally.total == 0)
        tally.add(3, .done)
        tally.add(2, .unknown)
        #expect(tally.isSettled && tally.total == 5)
        tally.add(1, .waiting)
        #expect(!tally.isSettled && tally.total == 6 && tally[.waiting] == 1 && tally[.full] == 0)
    }
}
