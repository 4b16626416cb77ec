internal import FeatureRules
internal import Kernel
internal import Web

/// The charts of a group: speakers by week, messages by day, when it talks.
struct GroupCharts {
    let reading: GroupReading
    let voice: Voice

    static let weeks = 26
    static let days = 30
    private static let leastWeeksOfLine = 4

    var blocks: [ChartBlock] {
        guard reading.figures.messages > 0 else { return [] }
        return [speakers, messages] + (reading.hours.count == 7 ? [hours] : [])
    }

    private var today: LocalDay { voice.zone.day(of: reading.asOf) }

    private var speakers: ChartBlock {
        let known = Period.byDay(reading.figures.byWeek)
        let thisWeek = today.weekStart
        let first = max(thisWeek + -7 * (Self.weeks - 1), reading.figures.byWeek.first.map { LocalDay(number: $0.day) } ?? thisWeek)
        let weeks = stride(from: 0, through: thisWeek - first, by: 7).map { days in known[first + days] ?? Period(day: first + days) }
        let points = weeks.map { week in
            let day = week.day
            // The week that is not over would always look like a fall.
            let isThin = day == thisWeek && today.weekday < 7
            let values = ["day": voice.shortDay(day), "count": voice.grouped(week.speakers)]
            return ChartPoint(
                voice.shortDay(day), Double(week.speakers), says: voice.say(isThin ? "chart.week-open" : "chart.week", values), isThin: isThin)
        }
        let title = speakersFinding, note = voice.say("chart.speakers.note")
        // A line through two or three weeks would show a course that nobody can know.
        let picture =
            points.count < Self.leastWeeksOfLine
            ? BarChart(title: title, summary: note, points: points).svg() : LineChart(title: title, summary: note, points: points).svg()
        return ChartBlock(
            title: title, note: note, picture: picture,
            heads: [voice.say("chart.head.week"), voice.say("chart.head.speakers"), voice.say("chart.head.messages")],
            rows: weeks.reversed().map {
                [voice.day($0.day), voice.grouped($0.speakers), voice.grouped($0.messages)]
            })
    }

    private var speakersFinding: String {
        guard let trend = SpeakerTrend(reading.figures, asOf: reading.asOf) else { return voice.say("chart.speakers.plain") }
        if abs(trend.change) < SpeakerTrend.noise { return voice.say("chart.speakers.same") }
        let key = trend.change > 0 ? "chart.speakers.rose" : "chart.speakers.fell"
        return voice.say(key, ["share": voice.percent(abs(trend.change))])
    }

    private var messages: ChartBlock {
        let known = Period.byDay(reading.figures.byDay)
        let days = (1 - Self.days...0).map { back in known[today + back] ?? Period(day: today + back) }
        let points = days.map { day in
            ChartPoint(
                voice.shortDay(day.day), Double(day.messages),
                says: voice.say("chart.day", ["day": voice.day(day.day), "count": voice.grouped(day.messages)]))
        }
        let busiest = days.max { $0.messages < $1.messages }
        let title =
            if let busiest, busiest.messages > 0 {
                voice.say(
                    "chart.messages.finding",
                    ["day": voice.day(busiest.day), "count": voice.grouped(busiest.messages)])
            } else { voice.say("chart.messages.none") }
        return ChartBlock(
            title: title, note: voice.say("chart.messages.note"),
            picture: BarChart(title: title, summary: voice.say("chart.messages.note"), points: points).svg(),
            heads: [voice.say("chart.head.day"), voice.say("chart.head.messages"), voice.say("chart.head.speakers")],
            rows: days.reversed().map {
                [voice.day($0.day), voice.grouped($0.messages), voice.grouped($0.speakers)]
            })
    }

    private var hours: ChartBlock {
        let byHour = (0..<24).map { hour in reading.hours.reduce(0) { $0 + $1[hour] } }
        let total = byHour.reduce(0, +)
        let best = byHour.indices.max { byHour[$0] < byHour[$1] } ?? 0
        let share = total > 0 ? Double(byHour[best]) / Double(total) : 0
        let title = voice.say("chart.hours.finding", ["hour": "\(best)", "next": "\(best + 1)", "share": voice.percent(share)])
        let voice = voice
        return ChartBlock(
            title: title, note: voice.say("chart.hours.note"),
            picture: HeatMap(
                title: title, summary: voice.say("chart.hours.note"), values: reading.hours.flatMap { $0 }.map(Int.init),
                weekdays: (1...7).map { voice.weekday($0) }
            ) { day, hour, count in
                voice.say("chart.hours.cell", ["day": voice.weekday(day), "hour": "\(hour)", "count": voice.grouped(count)])
            }.svg(),
            heads: [voice.say("chart.head.hour")] + (1...7).map { voice.weekday($0) },
            rows: (0..<24).map { hour in ["\(hour)"] + reading.hours.map { voice.grouped(Int($0[hour])) } })
    }
}

/// A day or week of a chart, also one in which nothing was said.
private struct Period {
    let day: LocalDay
    var messages = 0
    var speakers = 0

    static func byDay(_ figures: [PeriodFigures]) -> [LocalDay: Period] {
        figures.reduce(into: [:]) { known, figure in
            let day = LocalDay(number: figure.day)
            known[day] = Period(day: day, messages: Int(figure.messages), speakers: figure.speakers)
        }
    }
}
