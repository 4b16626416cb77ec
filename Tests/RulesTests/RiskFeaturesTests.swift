import Kernel
import Testing

@testable import FeatureRules

/// Cases computed by hand from the definitions in docs/reference/figures.md.
@Suite struct RiskFeaturesTests {
    static let member = speaking((158, 1), (100, 3), (110, 1), (157, 4), (150, 2))

    static func speaking(_ days: (Int32, Int64)...) -> SpeakingDays {
        SpeakingDays(days.map { (day: LocalDay(number: $0.0), messages: $0.1) })
    }

    private func features(at day: Int32) -> RiskFeatures? { RiskFeatures(Self.member, at: LocalDay(number: day)) }

    @Test func aSmallHistory() throws {
        let found = try #require(features(at: 160))
        #expect([found.silence, found.days14, found.days28, found.days84, found.span, found.tenure] == [2, 3, 3, 5, 60, 60])
        #expect(found.messages84 == 11)
        #expect(found.usualGap == 12)
    }

    @Test func onlyDaysBeforeTheCutAreKnown() throws {
        let found = try #require(features(at: 158))
        #expect([found.silence, found.days14, found.days28, found.days84, found.span] == [1, 2, 2, 4, 58])
        #expect(found.messages84 == 10)
    }

    @Test func theFirstDay() throws {
        #expect(features(at: 100) == nil)
        let found = try #require(features(at: 101))
        #expect([found.silence, found.days14, found.days28, found.days84, found.span, found.tenure] == [1, 1, 1, 1, 1, 1])
        #expect(found.usualGap == 1)
    }

    @Test(arguments: [(114, 4), (115, 5), (124, 14), (125, nil), (172, 14), (173, nil)] as [(Int32, Int?)])
    func activeForFourteenDays(_ day: Int32, _ silence: Int?) { #expect(features(at: day)?.silence == silence) }

    @Test func whatIsOlderThan84DaysOnlyCountsForTenure() throws {
        let spoken = Self.speaking((0, 100), (16, 7), (99, 1))
        let found = try #require(RiskFeatures(spoken, at: LocalDay(number: 100)))
        #expect([found.days84, found.span, found.tenure] == [2, 84, 100])
        #expect(found.messages84 == 8)
        let later = try #require(RiskFeatures(spoken, at: LocalDay(number: 101)))
        #expect([later.days84, later.span, later.tenure] == [1, 2, 101])
    }

    @Test func daysAddUpAndEmptyOnesDoNotCount() {
        #expect(Self.speaking((5, 1), (3, 0), (5, 2), (4, -7)) == Self.speaking((5, 3)))
        #expect(RiskFeatures(Self.speaking(), at: LocalDay(number: 3)) == nil)
    }

    @Test func aGroupSpeaksWhenAnybodyDoes() {
        let group = GroupSpeech(
            group: GroupID(1),
            members: [
                MemberSpeech(member: MemberID(1), days: Self.speaking((1, 2), (4, 1))),
                MemberSpeech(member: MemberID(2), days: Self.speaking((4, 5))),
                MemberSpeech(member: MemberID(3), days: Self.speaking()),
            ])
        #expect(group.own == Self.speaking((1, 2), (4, 6)))
    }

    @Test(arguments: [(0, 4), (3, 4), (4, 4), (5, 11), (-3, -3), (-4, -3)]) func mondays(_ day: Int, _ monday: Int) {
        #expect(RiskRule.nextMonday(onOrAfter: day) == monday)
    }

    /// Days 0 … 20, then 50. The first Monday 14 days later is day 18; after day 34 the group was silent for too long.
    @Test func theCuts() {
        let days: [Int32] = Array(0...20) + [50]
        let group = SpeakingDays(days.map { (day: LocalDay(number: $0), messages: 1) })
        #expect(RiskExamples.cuts(group, until: 100) == [18, 25, 32, 53, 60])
        #expect(RiskExamples.cuts(group, until: 67) == [18, 25, 32, 53])
        #expect(RiskExamples.cuts(group, until: 66) == [18, 25, 32])
        #expect(RiskExamples.cuts(SpeakingDays([:]), until: 66).isEmpty)
    }

    @Test func outcomes() {
        let spoken = Self.speaking((10, 1), (24, 1))
        #expect(!spoken.isSilent(from: 10, length: 14))
        #expect(!spoken.isSilent(from: 11, length: 14))
        #expect(spoken.isSilent(from: 11, length: 13))
        #expect(spoken.isSilent(from: 25, length: 14))
    }

    @Test func examplesCarryTheirGroupsExample() {
        func group(_ id: Int64, _ members: [SpeakingDays]) -> GroupSpeech {
            let speech = members.enumerated().map { MemberSpeech(member: MemberID(Int64($0.offset + 1)), days: $0.element) }
            return GroupSpeech(group: GroupID(id), members: speech)
        }
        let early = group(1, [Self.speaking((0, 1), (15, 1)), Self.speaking((40, 1))])
        let other = group(2, [Self.speaking((0, 1), (12, 1), (19, 1))])
        let (found, groups) = RiskExamples.collect([other, early], until: 70, most: .max, seed: 1)
        #expect(groups.cuts == [18, 18, 25, 25, 32, 46, 53])
        #expect(groups.silent == [false, true, true, true, true, true, true])
        #expect(found.cuts == groups.cuts)
        #expect(found.groups == Array(0..<7))
        #expect(found.known(before: 31) == 0)
        #expect(found.known(before: 32) == 2)
    }
}
