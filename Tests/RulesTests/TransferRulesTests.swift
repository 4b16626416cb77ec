import FeatureRules
import Kernel
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

    /// Of one that is in doubt nobody knows when it was taken on: a result without a time may be that of an earlier order.
    @Test func aResultWithoutATimeMayBeAnothers() {
        #expect(TransferAnswer.result([(.refused, nil)], asked: 90_000, isRepeated: true) == nil)
        #expect(TransferAnswer.result([(.refused, nil), (.done, 91_000)], asked: 90_000, isRepeated: true) == .done)
        #expect(TransferAnswer.result([(.waiting, nil)], asked: 90_000, isRepeated: true) == .waiting)
    }

    @Test func afterTwoDaysItIsInDoubt() {
        let since = Instant(milliseconds: 1_000_000)
        #expect(TransferAnswer.waited(since: since, now: since) == .waiting)
        #expect(TransferAnswer.waited(since: since, now: since + .hours(48) - Span(milliseconds: 1)) == .waiting)
        #expect(TransferAnswer.waited(since: since, now: since + .hours(48)) == .unknown)
        #expect(TransferState.unknown.isSettled && TransferState.elsewhere.isSettled && !TransferState.waiting.isSettled)
    }

    @Test func whoHasTheCustomerTellsTheEnd() {
        let ordered = Instant(milliseconds: 1_000_000_500)
        func holder(_ staff: String, _ isThere: Bool = true, given: Bool = true, after: Int64 = 3_600_000) -> TransferTrace.Holder {
            TransferTrace.Holder(staff: staff, isThere: isThere, since: ordered + Span(milliseconds: after), wasGiven: given)
        }
        func end(_ holders: [TransferTrace.Holder], stillHas: Bool = false) -> TransferState? {
            TransferTrace.end(holders, from: "giver", stillHas: stillHas, to: "taker", ordered: ordered)
        }
        let giver = holder("giver", false, given: false, after: -9_000_000)
        #expect(end([giver, holder("taker")]) == .done)
        #expect(end([giver, holder("third")]) == .elsewhere)
        #expect(end([giver, holder("third"), holder("taker")]) == .done)
        #expect(end([giver]) == nil && end([]) == nil, "nobody has them: that tells nothing of the order")
        #expect(end([giver, holder("third")], stillHas: true) == nil, "the third may have them from somebody else")
        #expect(end([giver, holder("third", given: false)]) == nil, "they met by themselves")
        #expect(end([giver, holder("third", after: -2_000)]) == nil, "that was before the order")
        #expect(end([giver, holder("third", after: -400)]) == .elsewhere, "the platform tells seconds")
        #expect(end([giver, holder("third", false)]) == nil)
        #expect(end([giver, holder("taker", given: false, after: -9_000_000), holder("third")]) == nil, "the taker knows them anyway")
        #expect(end([TransferTrace.Holder(staff: "third", isThere: true, since: nil, wasGiven: true)]) == nil)
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
