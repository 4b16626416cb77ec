internal import FeatureStores
internal import Kernel
internal import Web

/// How much a member said in each of the last weeks.
struct MemberChart {
    let weeks: [MemberQueries.Week]
    /// Whole days since the last message; nil if there is none.
    let silentDays: Int64?
    let voice: Voice

    /// So many days are said by days: rounded to weeks they would read as more or less than they are.
    private static let daysSaid: Int64 = 13
    /// A shorter silence needs no word.
    private static let leastDays: Int64 = 7

    /// Nil if they said nothing in these weeks.
    var block: ChartBlock? {
        guard weeks.contains(where: { $0.messages > 0 }) else { return nil }
        let points = weeks.map { week in
            ChartPoint(
                voice.shortDay(week.week), Double(week.messages),
                says: voice.say("members.weeks.says", ["day": voice.shortDay(week.week), "count": voice.grouped(Int(week.messages))]),
                head: voice.day(week.week), code: "\(week.week)")
        }
        let note = voice.say("members.weeks.note")
        return ChartBlock(
            BarChart(title: finding, summary: note, points: points), note: note, axis: voice.say("chart.head.week"),
            value: voice.say("chart.head.messages"), voice: voice, isNewestFirst: true)
    }

    private var finding: String {
        if let silentDays, silentDays >= Self.leastDays {
            return silentDays <= Self.daysSaid
                ? voice.say("members.days.silent", ["count": "\(silentDays)"]) : voice.say("members.weeks.silent", ["count": "\(silentDays / 7)"])
        }
        return voice.say("members.weeks.spoke", ["count": "\(weeks.count { $0.messages > 0 })", "whole": "\(weeks.count)"])
    }
}
