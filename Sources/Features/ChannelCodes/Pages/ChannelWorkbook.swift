internal import FeatureRules
internal import Sheets
internal import Web

/// What came of a code, day by day, the latest first.
struct ChannelWorkbook: Sendable {
    static let daysKept = 1100

    let days: [ChannelDay]
    let voice: Voice

    func fill(_ book: Workbook) throws {
        let heads = ["scans", "added", "lost", "net", "stayed7", "stayed30", "spoke"]
        try book.begin(
            voice.say("channels.days-title"),
            columns: [SheetColumn(voice.say("channels.days.day"), width: 14)] + heads.map { SheetColumn(voice.say("channels.days.\($0)"), width: 14) })
        for day in days {
            func cell(_ number: Int?) -> SheetCell { number.map { .integer(Int64($0)) } ?? .empty }
            try book.add(
                [.day(day.day)] + [day.scans, day.added, day.lost, day.net, day.stayed7, day.stayed30, day.spoke].map(cell))
        }
    }
}
