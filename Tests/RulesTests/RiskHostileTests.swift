import Kernel
import Testing

@testable import FeatureRules

/// Whatever stands in the board: no trap, no NaN, an answer in time.
@Suite struct RiskHostileTests {
    static func group(_ members: [[(Int32, Int64)]]) -> GroupSpeech {
        GroupSpeech(group: GroupID(1), members: members.enumerated().map { index, days in
            MemberSpeech(member: MemberID(Int64(index)), days: SpeakingDays(days.map { (day: LocalDay(number: $0.0), messages: $0.1) }))
        })
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var why: String
        var groups: [GroupSpeech]
        var until: Int32 = 400
        var testDescription: String { why }
    }

    typealias Days = [(Int32, Int64)]

    /// Every so many days up to `last`.
    static func days(_ last: Int32, from first: Int32 = 0, every: Int32 = 1, _ messages: Int64 = 1) -> Days {
        stride(from: first, through: last, by: Int(every)).map { ($0, messages) }
    }

    static let cases: [Case] = [
        Case(why: "no groups", groups: []),
        Case(why: "no members", groups: [group([])]),
        Case(why: "a member who never spoke", groups: [group([[]])]),
        Case(why: "one member", groups: [group([days(399)])]),
        Case(why: "all silent after one day", groups: [group((0..<500).map { days(Int32($0 % 300), from: Int32($0 % 300)) })]),
        Case(why: "all speak every day", groups: [group((0..<60).map { _ in days(399, 5) })]),
        Case(why: "counts of a thousand million", groups: [group((0..<50).map { days(399, every: $0 + 2, 1_000_000_000) })]),
        Case(why: "counts beyond all measure", groups: [group((0..<50).map { days(399, every: $0 + 2, .max) })]),
        Case(why: "counts below zero", groups: [group([days(399, .min)])]),
        Case(why: "the ends of the calendar", groups: [group([[(.min, 1), (.min + 1, 2), (0, 1), (399, 1), (.max, 3)]])], until: .max),
        Case(why: "before everything", groups: [group([days(399)])], until: .min),
        Case(why: "a day of thirteen for ever", groups: [group((0..<40).map { days(2600, from: $0, every: 13) })], until: .max),
    ]

    @Test(arguments: cases) func nothingBreaks(_ example: Case) {
        let study = RiskStudy(example.groups, until: LocalDay(number: example.until), seed: 3)
        for report in [study.memberReport, study.groupReport].compactMap({ $0 }) {
            for score in [report.model, report.recency, report.count] {
                for number in [score.auc, score.brier, score.logLoss, score.calibrationError, score.mean] {
                    #expect(number.isFinite && number >= 0)
                }
            }
            for bin in report.bins { #expect(bin.low >= 0 && bin.high <= 1 && bin.low <= bin.high && bin.chance.isFinite) }
        }
        for day: Int32 in [.min, 0, 1, 200, 399, 400, 401, .max] {
            for group in example.groups {
                guard let risk = study.risk(of: group, at: LocalDay(number: day)) else { continue }
                #expect(risk.probability > 0 && risk.probability < 1)
                for member in risk.members {
                    #expect(member.probability > 0 && member.probability < 1)
                    for effect in member.effects { #expect(effect.logOdds.isFinite) }
                }
            }
        }
    }

    /// Whatever the model says, a probability is one.
    @Test(arguments: [Double.infinity, -.infinity, .nan, 1e308, -1e308, 0]) func probabilities(_ logOdds: Double) {
        let found = RiskModel.probability(logOdds: logOdds)
        #expect(found > 0 && found < 1)
    }

    @Test func withLittleHistoryTheSampleWorldSpeaks() {
        let study = RiskStudy([Self.group([(0..<60).map { ($0, 1) }])], until: LocalDay(number: 60), seed: 1)
        #expect(study.member == .memberPrior)
        #expect(study.group == .groupPrior)
        #expect(study.memberReport == nil && study.groupReport == nil)
    }
}
