internal import FeatureRules
internal import Kernel
internal import Web

/// The charts of a group: speakers by week, messages by day, when it talks.
struct GroupCharts {
    let reading: GroupReading
    let voice: Voice
    /// Where the level of weekly speakers changed, marked in their chart.
    var changes: [TrendFigures.Change] = []

    static let weeks = 26
    static let days = 30
    private static let leastWeeksOfLine = 4

    var blocks: [ChartBlock] {
        guard reading.figures.messages > 0 else { return [] }
        return [speakers, messages] + (reading.hours.count == 7 ? [hours] : [])
    }

    /// Messages are everybody's, speakers are not.
    private func ownNote(_ key: String) -> String { (reading.figures.ownMessages ?? 0) > 0 ? key + "-own" : key }

    private var today: LocalDay { voice.zone.day(of: reading.asOf) }

    private var speakers: ChartBlock {
        let known = Period.byDay(reading.figures.byWeek)
        let thisWeek = today.weekStart
        let first = max(thisWeek + -7 * (Self.weeks - 1), reading.figures.byWeek.first.map { LocalDay(number: $0.day) } ?? thisWeek)
        let weeks = stride(from: 0, through: thisWeek - first, by: 7).map { days in known[first + days] ?? Period(day: first + days) }
        let points = weeks.map { week in
            let day = week.day
            // The week that is not over would always look like a fall.
            let isThin = day == thisWeek
            let values = ["day": voice.shortDay(day), "count": voice.grouped(week.speakers)]
            return ChartPoint(
                voice.shortDay(day), Double(week.speakers), says: voice.say(isThin ? "chart.week-open" : "chart.week", values), isThin: isThin,
                mark: changes.last { $0.week == day }.flatMap { mark($0.level) }, head: voice.day(day), code: "\(day)")
        }
        let title = CourseWords(reading: reading, voice: voice).finding, note = voice.say("chart.speakers.note")
        let axis = voice.say("chart.head.week"), value = voice.say("chart.head.speakers")
        let messages = ChartTable.Extra(name: voice.say("chart.head.messages"), cells: weeks.map { ChartTable.Cell(Double($0.messages), .count) })
        // A line through two or three weeks would show a course that nobody can know.
        guard points.count >= Self.leastWeeksOfLine else {
            return ChartBlock(
                BarChart(title: title, summary: note, points: points), note: note, axis: axis, value: value, voice: voice, extras: [messages],
                isNewestFirst: true)
        }
        return ChartBlock(
            LineChart(title: title, summary: note, points: points), note: note, axis: axis, value: value, voice: voice, extras: [messages],
            isNewestFirst: true)
    }

    private func mark(_ change: LevelChange) -> String? {
        change.ratio.map { voice.say($0 < 1 ? "chart.speakers.mark-fell" : "chart.speakers.mark-rose", ["share": voice.percent(abs($0 - 1))]) }
    }

    private var messages: ChartBlock {
        let known = Period.byDay(reading.figures.byDay)
        let days = (1 - Self.days...0).map { back in known[today + back] ?? Period(day: today + back) }
        let points = days.map { day in
            ChartPoint(
                voice.shortDay(day.day), Double(day.messages),
                says: voice.say("chart.day", ["day": voice.day(day.day), "count": voice.grouped(day.messages)]),
                head: voice.day(day.day), code: "\(day.day)")
        }
        let busiest = days.max { $0.messages < $1.messages }
        let title =
            if let busiest, busiest.messages > 0 {
                voice.say(
                    "chart.messages.finding",
                    ["day": voice.day(busiest.day), "count": voice.grouped(busiest.messages)])
            } else { voice.say("chart.messages.none") }
        let note = voice.say(ownNote("chart.messages.note"))
        return ChartBlock(
            BarChart(title: title, summary: note, points: points), note: note, axis: voice.say("chart.head.day"),
            value: voice.say("chart.head.messages"), voice: voice,
            extras: [ChartTable.Extra(name: voice.say("chart.head.speakers"), cells: days.map { ChartTable.Cell(Double($0.speakers), .count) })],
            isNewestFirst: true)
    }

    private var hours: ChartBlock {
        let byHour = (0..<24).map { hour in reading.hours.reduce(0) { $0 + $1[hour] } }
        let total = byHour.reduce(0, +)
        let best = byHour.indices.max { byHour[$0] < byHour[$1] } ?? 0
        let share = total > 0 ? Double(byHour[best]) / Double(total) : 0
        let title = voice.say("chart.hours.finding", ["hour": "\(best)", "next": "\(best + 1)", "share": voice.percent(share)])
        let map = HeatMap(
            title: title, summary: voice.say(ownNote("chart.hours.note")), values: reading.hours.flatMap { $0 }.map(Int.init),
            weekdays: (1...7).map { voice.weekday($0) }
        ) { day, hour, count in
            voice.say("chart.hours.cell", ["day": voice.weekday(day), "hour": "\(hour)", "count": voice.grouped(count)])
        }
        return ChartBlock(map, note: voice.say(ownNote("chart.hours.note")), axis: voice.say("chart.head.hour"), isTurned: true)
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
