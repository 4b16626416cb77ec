import Kernel
import Testing

@testable import FeatureRules

/// The table of states with the edges of every rule.
@Suite struct GroupStateTests {
    struct Group: Sendable, CustomTestStringConvertible {
        var why: String
        /// Before as-of, in milliseconds and whole days.
        var firstDays: Int64 = 200
        var silence: Int64 = 0
        var messages: Int64 = 500
        var weeks: [Int] = [Int](repeating: 10, count: 12)
        /// Before as-of, in days; nil: no end.
        var record: Int64?
        /// Before as-of, in days: up to there somebody is sure.
        var sure: Int64?
        var speakersAtEnd = 9
        var state: GroupState
        /// Why it is `tooLittleData`.
        var doubt: GroupState.Doubt?
        var testDescription: String { why }
    }

    static let groups = [
        Group(why: "as ever", state: .steady),
        Group(why: "silent for 13 days", silence: 13, state: .steady),
        Group(why: "silent for 14 days", silence: 14, state: .dormant),
        Group(why: "silent for 89 days", silence: 89, state: .dormant),
        Group(why: "silent for 90 days", silence: 90, state: .finished),
        Group(why: "talked for 13 days, then silent for 14", firstDays: 27, silence: 14, state: .finished),
        Group(why: "talked for 14 days, then silent for 14", firstDays: 28, silence: 14, state: .dormant),
        Group(why: "talked for a day, silent for 13", firstDays: 14, silence: 13, state: .tooLittleData, doubt: .young),
        Group(why: "27 days old", firstDays: 27, state: .tooLittleData, doubt: .young),
        Group(why: "28 days old: no weeks to compare with", firstDays: 28, weeks: [9, 9, 9, 9] + [Int](repeating: 0, count: 8), state: .tooLittleData, doubt: .young),
        Group(why: "29 messages", messages: 29, state: .tooLittleData, doubt: .young),
        Group(why: "30 messages", messages: 30, state: .steady),
        Group(why: "few messages, but silent", silence: 20, messages: 5, state: .dormant),
        Group(why: "15 % more", weeks: [23, 23, 23, 23] + [Int](repeating: 20, count: 8), state: .thriving),
        Group(why: "14 % more", weeks: [57, 57, 57, 57] + [Int](repeating: 50, count: 8), state: .steady),
        Group(why: "three quarters", weeks: [15, 15, 15, 15] + [Int](repeating: 20, count: 8), state: .steady),
        Group(why: "less than three quarters", weeks: [15, 15, 15, 14] + [Int](repeating: 20, count: 8), state: .cooling),
        Group(why: "nobody in the last four weeks but silent for less than 14 days", weeks: [0, 0, 0, 0] + [Int](repeating: 20, count: 8), state: .cooling),
        Group(why: "35 days old: one week to compare with", firstDays: 35, weeks: [5, 5, 5, 5, 10] + [Int](repeating: 0, count: 7), state: .cooling),
        Group(why: "nobody in the weeks before", weeks: [5, 5, 5, 5] + [Int](repeating: 0, count: 8), state: .tooLittleData, doubt: .nothingBefore),
        Group(why: "from four people to one", weeks: [1, 1, 1, 1] + [Int](repeating: 4, count: 8), state: .tooLittleData, doubt: .fewSpeakers),
        Group(why: "from one to five", weeks: [5, 5, 5, 5] + [Int](repeating: 1, count: 8), state: .thriving),
        Group(why: "from five to one", weeks: [1, 1, 1, 1] + [Int](repeating: 5, count: 8), state: .cooling),
        Group(why: "a record that ends 6 days before", silence: 6, record: 6, state: .steady),
        Group(why: "a record that ends 7 days before", silence: 7, record: 7, state: .recordEnded),
        Group(why: "a record that ends long before", silence: 128, record: 128, state: .recordEnded),
        Group(why: "silent for 20 days when the record ended", silence: 120, record: 100, state: .recordEnded),
        Group(why: "silent for 90 days when the record ended", silence: 190, record: 100, state: .finished),
        Group(why: "silent while others in the same export talked", silence: 20, record: 0, state: .dormant),
        Group(why: "ten people talked, then nothing for 14 days", silence: 14, record: 0, speakersAtEnd: 10, state: .recordEnded),
        Group(why: "ten people talked, then nothing for 13 days", silence: 13, record: 0, speakersAtEnd: 10, state: .steady),
        Group(why: "ten people talked, then nothing for years", firstDays: 3000, silence: 1000, record: 0, speakersAtEnd: 10, state: .recordEnded),
        Group(why: "nine people talked, then nothing for years", firstDays: 3000, silence: 1000, record: 0, state: .finished),
        Group(why: "made for an occasion", firstDays: 27, silence: 14, record: 0, speakersAtEnd: 10, state: .finished),
        Group(why: "ten people talked; somebody is sure it was silent", silence: 20, record: 0, sure: 0, speakersAtEnd: 10, state: .dormant),
        Group(why: "somebody is sure, but only of a week", silence: 20, record: 0, sure: 13, speakersAtEnd: 10, state: .recordEnded),
        Group(why: "known up to now", silence: 20, speakersAtEnd: 10, state: .dormant),
        Group(why: "weeks before the first message do not count", firstDays: 42, weeks: [10, 10, 10, 10, 10, 10, 0, 0, 0, 0, 0, 0], state: .steady),
    ]

    @Test(arguments: groups) func theRuleHolds(_ group: Group) {
        let asOf = Instant(milliseconds: 1_795_250_000_000)
        var figures = GroupFigures()
        figures.firstMs = (asOf - .days(group.firstDays)).milliseconds
        figures.lastMs = (asOf - .days(group.silence)).milliseconds
        figures.silenceDays = group.silence
        figures.messages = group.messages
        figures.weeklySpeakers = group.weeks
        figures.speakersAtEnd = group.speakersAtEnd
        let record = group.record.map { GroupRecord(until: asOf - .days($0), sureUntil: group.sure.map { asOf - .days($0) }) }
        figures.state = GroupState(figures, asOf: asOf, record: record)
        #expect(figures.state == group.state)
        #expect(GroupState.doubt(figures, asOf: asOf) == group.doubt)
    }

    @Test func theWordsOnDiskStay() {
        #expect(GroupState.allCases.map(\.rawValue) == ["thriving", "steady", "cooling", "dormant", "finished", "too_little_data", "record_ended"])
    }

    @Test(arguments: [
        ("membership.joined", true), ("membership.left", false), ("membership.removed", false), ("message.recalled", nil), ("", nil),
    ] as [(String, Bool?)]) func whatOpensAndEndsAMembership(_ kind: String, _ opens: Bool?) {
        let change = PresenceChange(event: kind).map { change in
            switch change {
            case .joined: true
            case .left: false
            }
        }
        #expect(change == opens)
    }
}
