internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// A group of which nothing newer was imported than of others, or whose talk ends as if cut off: it may have fallen silent, or not.
struct RecordGap: PageModel {
    let reading: GroupReading
    let record: GroupRecord
    let seat: Seat
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "gapSentence": .text(sentence)
        case "importHref": .text(seat.path("/import"))
        case "silenceAction": .text(seat.path("/groups/\(reading.group.id)/silence"))
        default: nil
        }
    }

    private var sentence: String {
        let figures = reading.figures, until = figures.end(of: record, asOf: reading.asOf)
        var values = ["day": voice.day(seat.zone.day(of: until)), "count": voice.grouped(Int((reading.asOf - until).wholeDays))]
        guard figures.endsInFullTalk, until.milliseconds == figures.lastMs else { return voice.say("groups.gap.sentence", values) }
        values["people"] = voice.grouped(figures.speakersAtEnd ?? 0)
        return voice.say("groups.gap.talk", values)
    }
}
