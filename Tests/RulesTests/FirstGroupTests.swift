import FeatureRules
import Kernel
import Testing

/// Which group is looked at first.
@Suite struct FirstGroupTests {
    private static let asOf = Instant(milliseconds: 1_795_250_000_000)

    private static func group(_ id: Int64, _ state: GroupState, recent: Int = 0, lost: Double = 0, risk: Double? = nil) -> FirstGroup.Candidate {
        var figures = GroupFigures()
        figures.state = state
        figures.messages = 500
        figures.firstMs = (asOf - .days(300)).milliseconds
        figures.lastMs = asOf.milliseconds
        figures.weeklySpeakers = [Int](repeating: recent, count: 12)
        return FirstGroup.Candidate(GroupID(id), figures, asOf: asOf, lost: lost, risk: risk)
    }

    private static func first(_ groups: FirstGroup.Candidate...) -> FirstGroup? { FirstGroup(among: groups) }

    @Test func whoLostMostComesFirstWhateverItsState() {
        let sleeping = Self.group(1, .dormant, lost: 2), living = Self.group(2, .steady, recent: 12, lost: 3), cooling = Self.group(3, .cooling, recent: 3, lost: 2.5)
        let first = Self.first(cooling, sleeping, living)
        #expect(first?.group == GroupID(2) && first?.reason == .lost(3))
    }

    @Test func lessThanAFifthComesAndGoesByChance() {
        let large = Self.group(1, .steady, recent: 90, lost: 10), small = Self.group(2, .cooling, recent: 6, lost: 4)
        #expect(Self.first(large, small)?.group == GroupID(2))
        #expect(Self.first(Self.group(1, .steady, recent: 40, lost: 10), small)?.group == GroupID(1), "exactly a fifth")
    }

    @Test func whatMayBeLostCounts() {
        let likely = Self.group(1, .tooLittleData, recent: 4, risk: 0.5), lost = Self.group(2, .dormant, lost: 1.5)
        let first = Self.first(lost, likely)
        #expect(first?.group == GroupID(1) && first?.reason == .likely(0.5))
        let both = Self.first(Self.group(3, .cooling, recent: 4, lost: 2, risk: 0.25), likely)
        #expect(both?.group == GroupID(3) && both?.reason == .lost(2))
    }

    @Test func withoutALossToSpeakOfTheStateDecides() {
        let steady = Self.group(1, .steady, recent: 20), dormant = Self.group(2, .dormant, lost: 0.4), few = Self.group(3, .tooLittleData, recent: 2, lost: 0.5)
        #expect(Self.first(steady, few, dormant)?.group == GroupID(2))
        #expect(Self.first(steady, few)?.reason == .state && Self.first(steady, few)?.group == GroupID(3))
        let risky = Self.first(few, Self.group(4, .steady, recent: 2, risk: 0.3), Self.group(5, .tooLittleData, recent: 1, risk: 0.4), dormant)
        #expect(risky?.group == GroupID(5) && risky?.reason == .likeliest(0.4))
        #expect(Self.first(steady) == nil && FirstGroup(among: []) == nil)
    }

    @Test func whatIsOverOrNotUpToDateIsNoWorry() {
        #expect(Self.first(Self.group(1, .finished, lost: 50), Self.group(2, .recordEnded, lost: 40)) == nil)
    }

    @Test func ofEqualsTheFirst() {
        #expect(Self.first(Self.group(7, .dormant, lost: 3), Self.group(2, .cooling, recent: 3, lost: 3))?.group == GroupID(7))
    }
}
