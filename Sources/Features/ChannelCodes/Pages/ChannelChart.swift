internal import FeatureRules
internal import Kernel
internal import Web

/// Who came by a code and who was lost, on each of the last days.
struct ChannelChart {
    static let daysDrawn = 30

    let days: [ChannelDay]
    let today: LocalDay
    let voice: Voice

    /// Nil if nobody came or went in these days.
    var block: ChartBlock? {
        let known = Dictionary(days.map { ($0.day, $0) }, uniquingKeysWith: { first, _ in first })
        let drawn = (1 - Self.daysDrawn...0).map { known[today + $0] ?? ChannelDay(day: today + $0) }
        let added = drawn.reduce(0) { $0 + $1.added }, lost = drawn.reduce(0) { $0 + $1.lost }
        guard added + lost > 0 else { return nil }
        func points(_ key: String, _ count: (ChannelDay) -> Int) -> [ChartPoint] {
            drawn.map { day in
                ChartPoint(
                    voice.shortDay(day.day), Double(count(day)),
                    says: voice.say(key, ["day": voice.day(day.day), "count": voice.grouped(count(day))]), head: voice.day(day.day), code: "\(day.day)")
            }
        }
        let title = voice.say(
            "channels.chart.finding", ["days": "\(Self.daysDrawn)", "added": voice.grouped(added), "lost": voice.grouped(lost)])
        let note = voice.say("channels.chart.note")
        return ChartBlock(
            BarChart(
                title: title, summary: note, points: points("channels.chart.added", \.added), name: voice.say("channels.days.added"),
                compared: points("channels.chart.lost", \.lost), comparedName: voice.say("channels.days.lost")),
            note: note, axis: voice.say("channels.days.day"), value: voice.say("channels.days.added"), voice: voice, isNewestFirst: true)
    }
}
