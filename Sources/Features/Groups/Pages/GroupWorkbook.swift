internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Sheets
internal import Web

/// One group: its figures with their meaning, by day, by week, by hour, and who used to talk.
struct GroupWorkbook {
    let reading: GroupReading
    let voice: Voice

    func fill(_ book: Workbook) throws {
        let figures = reading.figures
        try book.begin(
            voice.say("groups.book.figures"),
            columns: [
                SheetColumn(voice.say("groups.book.figure"), width: 18), SheetColumn(voice.say("groups.book.value"), width: 14),
                SheetColumn(voice.say("groups.book.note"), width: 30), SheetColumn(voice.say("groups.book.meaning"), width: 80),
            ])
        try book.add([.text(voice.say("groups.column.name")), .text(reading.group.name)])
        try book.add([.text(voice.say("groups.column.as-of")), .moment(reading.asOf)])
        let state = StateLabel(reading, voice: voice)
        try book.add([.text(voice.say("groups.column.state")), .text(state.word), .empty, .text(state.rule)])
        for tile in GroupTiles.tiles(reading, voice) {
            try book.add([
                .text(voice.say("figure.\(tile.key)")), Self.number(tile.figure), tile.note.map { .text($0) } ?? .empty,
                .text(voice.say("figure.\(tile.key).what")),
            ])
        }
        try periods(book, "groups.book.by-day", head: "chart.head.day", figures.byDay)
        try periods(book, "groups.book.by-week", head: "chart.head.week", figures.byWeek)
        try book.begin(
            voice.say("groups.book.by-hour"),
            columns: [SheetColumn(voice.say("chart.head.hour"), width: 8)] + (1...7).map { SheetColumn(voice.weekday($0), width: 8) })
        for hour in 0..<24 {
            try book.add([.integer(Int64(hour))] + reading.hours.map { .integer($0.indices.contains(hour) ? $0[hour] : 0) })
        }
        try book.begin(
            voice.say("figure.former"),
            columns: [
                SheetColumn(voice.say("members.column.name"), width: 24), SheetColumn(voice.say("chart.head.messages")),
                SheetColumn(voice.say("members.column.last"), width: 18),
            ])
        for former in figures.formerlyActive {
            try book.add([
                .text(reading.names[MemberID(former.member)] ?? voice.say("member.unnamed")), .integer(former.messages),
                .moment(Instant(milliseconds: former.lastMs)),
            ])
        }
    }

    private func periods(_ book: Workbook, _ title: String, head: String, _ periods: [PeriodFigures]) throws {
        try book.begin(
            voice.say(title),
            columns: [
                SheetColumn(voice.say(head), width: 12), SheetColumn(voice.say("chart.head.messages")),
                SheetColumn(voice.say("chart.head.speakers")),
            ])
        for period in periods {
            try book.add([.day(LocalDay(number: period.day)), .integer(period.messages), .integer(Int64(period.speakers))])
        }
    }

    /// A tile's figure is a number with its thousands parted; anything else stays the words it is.
    private static func number(_ text: String) -> SheetCell {
        Int64(text.replacing(",", with: "")).map { .integer($0) } ?? .text(text)
    }
}
