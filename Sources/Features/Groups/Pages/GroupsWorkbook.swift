internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Sheets
internal import Web

/// All groups with all their figures side by side.
struct GroupsWorkbook {
    let readings: [GroupReading]
    let voice: Voice

    func fill(_ book: Workbook) throws {
        let counts = [
            "groups.book.dau", "figure.wau", "figure.mau", "figure.members", "figure.messages", "figure.former", "groups.book.joins",
            "groups.book.leaves", "figure.half", "figure.silence",
        ]
        let columns =
            [SheetColumn(voice.say("groups.column.name"), width: 28), SheetColumn(voice.say("groups.column.state"), width: 10)]
            + counts.map { SheetColumn(voice.say($0), width: 14) }
            + [
                SheetColumn(voice.say("groups.column.change"), width: 14), SheetColumn(voice.say("groups.book.gini"), width: 10),
                SheetColumn(voice.say("groups.column.first"), width: 18), SheetColumn(voice.say("groups.column.last"), width: 18),
                SheetColumn(voice.say("groups.column.as-of"), width: 18),
            ]
        try book.begin(voice.say("groups.title"), columns: columns)
        for reading in readings {
            let figures = reading.figures
            try book.add([
                .text(reading.group.name), .text(StateLabel(reading, voice: voice).word),
                .integer(Int64(figures.dau)), .integer(Int64(figures.wau)), .integer(Int64(figures.mau)), .integer(Int64(figures.members)),
                .integer(figures.messages), .integer(Int64(figures.formerlyActive.count)), .integer(figures.joins), .integer(figures.leaves),
                figures.halfHolders.map { .integer(Int64($0)) } ?? .empty, figures.silenceDays.map { .integer($0) } ?? .empty,
                SpeakerTrend(figures, asOf: reading.asOf).map { .share($0.change) } ?? .empty, figures.gini.map { .number($0) } ?? .empty,
                figures.firstMs.map { .moment(Instant(milliseconds: $0)) } ?? .empty,
                figures.lastMs.map { .moment(Instant(milliseconds: $0)) } ?? .empty, .moment(reading.asOf),
            ])
        }
    }
}
