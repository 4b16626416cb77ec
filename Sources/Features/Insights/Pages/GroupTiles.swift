internal import FeatureRules
internal import Kernel
internal import Web

/// The figures of a group in the order in which they are read: who talks now, how much, how evenly, who is gone.
enum GroupTiles {
    static func tiles(_ reading: GroupReading, _ voice: Voice) -> [FigureTile] {
        let figures = reading.figures
        func people(_ count: Int) -> String { voice.say("unit.people", ["count": "\(count)"]) }
        func tile(_ key: String, _ figure: String, _ unit: String, _ note: String? = nil) -> FigureTile {
            FigureTile(key: key, figure: figure, unit: unit, note: note, voice: voice)
        }
        var tiles = [
            tile("wau", voice.grouped(figures.wau), people(figures.wau), weekNote(figures, voice)),
            tile("mau", voice.grouped(figures.mau), people(figures.mau), shareNote(figures, voice)),
            tile(
                "members", voice.grouped(figures.members), people(figures.members),
                voice.say(
                    "figure.members.note",
                    ["joins": voice.grouped(Int(figures.joins)), "leaves": voice.grouped(Int(figures.leaves))])),
            tile(
                "messages", voice.grouped(Int(figures.messages)), voice.say("unit.messages", ["count": "\(figures.messages)"]),
                figures.firstMs.map {
                    voice.say("figure.messages.note", ["day": voice.day(voice.zone.day(of: Instant(milliseconds: $0)))])
                }),
        ]
        if let silence = figures.silenceDays, let last = figures.lastMs {
            let exact = voice.exact(Instant(milliseconds: last))
            tiles.append(
                tile(
                    "silence", voice.grouped(Int(silence)), voice.say("unit.days", ["count": "\(silence)"]),
                    voice.say("figure.silence.note", ["time": exact])))
        }
        if let holders = figures.halfHolders, let gini = figures.gini {
            tiles.append(
                tile("half", voice.grouped(holders), people(holders), voice.say("figure.half.note", ["gini": voice.decimal(gini, digits: 2)])))
        }
        let former = figures.formerlyActive.count
        tiles.append(tile("former", voice.grouped(former), people(former)))
        return tiles
    }

    private static func weekNote(_ figures: GroupFigures, _ voice: Voice) -> String? {
        guard figures.weeklySpeakers.count > 1 else { return nil }
        return voice.say("figure.wau.note", ["before": voice.grouped(figures.weeklySpeakers[1])])
    }

    private static func shareNote(_ figures: GroupFigures, _ voice: Voice) -> String? {
        // Who left may have spoken within the month, so the share could pass one; then it says nothing.
        guard figures.members > 0, figures.mau <= figures.members else { return nil }
        return voice.say("figure.mau.note", ["share": voice.percent(Double(figures.mau) / Double(figures.members))])
    }
}
