import Foundation
import Kernel
import Testing

@testable import FeatureRules

/// The study of an invented community, and what it must never do.
@Suite struct RiskStudyTests {
    static let until = LocalDay(number: 320)
    static let world = RiskWorld(seed: 5, groups: 24, days: 320).groups
    static let study = RiskStudy(world, until: until, seed: 1)

    @Test func itIsBetterThanRecencyAndCount() throws {
        let report = try #require(Self.study.memberReport)
        #expect(report.examples > 2000)
        #expect(report.isBetter)
        #expect(report.isCalibrated)
        #expect(report.chanceError < report.model.calibrationError)
        #expect(report.bins.map(\.examples).reduce(0, +) == report.examples)
        #expect(report.bins.map(\.predicted) == report.bins.map(\.predicted).sorted())
        #expect(report.bins.allSatisfy { $0.low <= $0.observed && $0.observed <= $0.high })
        #expect(Self.study.member.origin == .ownHistory)
        #expect(Self.study.member.fittedUntil == Self.until)
    }

    @Test func risksAreOrderedAndExplained() throws {
        let day = LocalDay(number: 300)
        let risks = Self.world.compactMap { Self.study.risk(of: $0, at: day) }
        #expect(!risks.isEmpty)
        for risk in risks {
            #expect(risk.probability > 0 && risk.probability < 1)
            #expect(risk.members.map(\.probability) == risk.members.map(\.probability).sorted(by: >))
            for member in risk.members {
                #expect(member.probability > member.alone && member.probability > risk.probability && member.probability < 1)
                #expect(Set(member.effects.map(\.reason)) == Set(RiskReason.allCases))
                #expect(member.effects.map { abs($0.logOdds) } == member.effects.map { abs($0.logOdds) }.sorted(by: >))
                let sum = member.effects.reduce(Self.study.member.weights[7]) { $0 + $1.logOdds }
                #expect(abs(RiskModel.probability(logOdds: sum) - member.probability) < 1e-9)
            }
            #expect(Set(risk.effects.map(\.reason)) == [.silence, .presence, .tenure])
        }
    }

    /// Nothing from `until` on is looked at, and what was said of a week does not change with what came after it.
    @Test func theFutureIsNotKnown() {
        let cut = LocalDay(number: 200)
        let world = Array(Self.world.prefix(8))
        let past = world.map { group in
            GroupSpeech(group: group.group, members: group.members.map { member in
                let known = member.days.days.enumerated().filter { $0.element < 200 }
                return MemberSpeech(member: member.member, days: SpeakingDays(known.map { index, day in
                    (day: LocalDay(number: day), messages: member.days.total[index + 1] - member.days.total[index])
                }))
            })
        }
        #expect(RiskStudy(past, until: cut, seed: 1) == RiskStudy(world, until: cut, seed: 1))
        let study = Self.study
        for (known, all) in zip(past, world) {
            #expect(study.risk(of: known, at: cut) == study.risk(of: all, at: cut))
        }
        var (short, long) = (trial(past, until: 200), trial(world, until: 320))
        short.run(refits: [60, 120])
        long.run(refits: [60, 120])
        #expect(trial(past, until: 200).fitted(until: 200) == trial(world, until: 320).fitted(until: 200))
        let count = short.ofMembers.model.count
        #expect(count > 500 && long.ofMembers.model.count > count)
        #expect(short.ofMembers.model == Array(long.ofMembers.model.prefix(count)))
        #expect(short.ofMembers.silent == Array(long.ofMembers.silent.prefix(count)))
    }

    /// A group's silence is not learnt from its members.
    @Test func membersAreFittedWhereTheGroupWentOn() {
        let (members, groups) = RiskExamples.collect(Self.world, until: 320, most: .max, seed: 1)
        let silent = members.groups.filter { groups.silent[$0] }.count
        #expect(silent > 0)
        #expect(Self.study.member.examples == members.count - silent)
        #expect(zip(members.cuts, members.groups).allSatisfy { $0 == groups.cuts[$1] })
    }

    private func trial(_ speech: [GroupSpeech], until: Int) -> RiskTrial {
        let (members, groups) = RiskExamples.collect(speech, until: until, most: .max, seed: 1)
        return RiskTrial(members: members, groups: groups)
    }

    @Test func thinningTakesTheSameOnesInAnyOrder() {
        let all = RiskExamples.collect(Self.world, until: 320, most: .max, seed: 1).members
        let some = RiskExamples.collect(Self.world, until: 320, most: 2000, seed: 1).members
        #expect((1800...2200).contains(some.count) && all.count > 6000)
        let backwards = Self.world.reversed().map { GroupSpeech(group: $0.group, members: $0.members.reversed()) }
        let again = RiskExamples.collect(backwards, until: 320, most: 2000, seed: 1).members
        #expect(again.cuts == some.cuts)
        #expect(Set(again.terms) == Set(some.terms))
        #expect(RiskExamples.collect(Self.world, until: 320, most: 2000, seed: 2).members.terms != some.terms)
    }

    /// The literals are what the sample world gives; change one with the other.
    @Test func thePriorIsTheSampleWorlds() throws {
        let (members, groups) = RiskExamples.collect(RiskWorld(seed: 7, groups: 120, days: 500).groups, until: 500, most: .max, seed: 0)
        let alone = members.alone(groups.silent)
        let terms = Array(0..<6)
        let member = try #require(RiskModel.fit(alone, until: .max, terms: terms, origin: .sampleWorld))
        let group = try #require(RiskModel.fit(groups, until: .max, terms: terms, origin: .sampleWorld))
        for (fitted, literal) in [(member, RiskModel.memberPrior), (group, RiskModel.groupPrior)] {
            #expect(fitted.examples == literal.examples)
            #expect(fitted.silent == literal.silent)
            for lane in 0..<8 {
                #expect(abs(fitted.weights[lane] - literal.weights[lane]) < 1e-6)
                #expect(abs(fitted.scale.center[lane] - literal.scale.center[lane]) < 1e-6)
                #expect(abs(fitted.scale.factor[lane] - literal.scale.factor[lane]) < 1e-6)
            }
        }
    }

    @Test func thePriorSaysWhatOneExpects() throws {
        func risk(_ days: ClosedRange<Int32>, every: Int, at day: Int32) throws -> Double {
            let spoken = SpeakingDays(
                stride(from: days.lowerBound, through: days.upperBound, by: every).map { (day: LocalDay(number: $0), messages: 2) })
            return RiskModel.memberPrior.probability(try #require(RiskFeatures(spoken, at: LocalDay(number: day))))
        }
        let daily = try risk(0...99, every: 1, at: 100), quiet = try risk(0...99, every: 1, at: 110)
        let seldom = try risk(0...99, every: 9, at: 100), once = try risk(99...99, every: 1, at: 100)
        #expect(daily < 0.1)
        #expect(daily < quiet && daily < seldom && seldom < once)
    }

    @Test func modelsKeepThroughJSON() throws {
        let again = try JSONDecoder().decode(RiskStudy.self, from: try JSONEncoder().encode(Self.study))
        #expect(again == Self.study)
    }
}

extension RiskTrial {
    fileprivate func fitted(until: Int) -> [RiskModel] {
        var trial = self
        let (member, group) = trial.fit(until: until)
        return [member, group]
    }
}
