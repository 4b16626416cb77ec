internal import FeatureStores
internal import Kernel
internal import Web

/// Who came and went, as tiles and as a chart.
struct MovementWords {
    /// Each day, the oldest first, today last.
    let days: [GroupMovement]
    let today: LocalDay
    let voice: Voice

    func tile(_ key: String, _ movement: GroupMovement) -> FigureTile {
        FigureTile(
            key: key, figure: voice.grouped(movement.came), unit: voice.say("unit.joins", ["count": "\(movement.came)"]),
            note: voice.say("customer-groups.tile-note", ["count": voice.grouped(movement.went), "net": voice.signed(movement.net)]), voice: voice)
    }

    /// Nobody came and nobody went.
    var isStill: Bool { days.allSatisfy { $0 == GroupMovement() } }

    /// Those who came, with those who went beside them; nil if nobody moved.
    var chart: ChartBlock? {
        if isStill { return nil }
        let week = days.suffix(7).reduce(GroupMovement(), +)
        let title = voice.say(
            "customer-groups.finding", ["came": voice.grouped(week.came), "went": voice.grouped(week.went), "net": voice.signed(week.net)])
        let note = voice.say("customer-groups.chart.note"), went = voice.say("customer-groups.head.went")
        return ChartBlock(
            BarChart(
                title: title, summary: note, points: points(\.came), name: voice.say("customer-groups.head.came"), compared: points(\.went),
                comparedName: went),
            note: note, axis: voice.say("chart.head.day"), value: voice.say("customer-groups.head.came"), voice: voice, isNewestFirst: true)
    }

    private func points(_ count: (GroupMovement) -> Int) -> [ChartPoint] {
        days.enumerated().map { place, movement in
            let day = today + (place + 1 - days.count)
            return ChartPoint(
                voice.shortDay(day), Double(count(movement)),
                says: voice.say(
                    "customer-groups.day", ["day": voice.day(day), "came": voice.grouped(movement.came), "went": voice.grouped(movement.went)]),
                head: voice.day(day), code: "\(day)")
        }
    }
}
