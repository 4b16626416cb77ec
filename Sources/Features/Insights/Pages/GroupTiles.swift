internal import FeatureRules
internal import Kernel
internal import Web

/// The figures of a group in the order in which they are read: who talks now, how much, how evenly, who is gone.
enum GroupTiles {
    /// - Parameter context: where the rows stand; nil on paper.
    static func tiles(_ reading: GroupReading, _ voice: Voice, context: DiagnosisContext? = nil) -> [FigureTile] {
        let figures = reading.figures
        func people(_ count: Int) -> String { voice.say("unit.people", ["count": "\(count)"]) }
        func tile(_ key: String, _ figure: String, _ unit: String, _ note: String? = nil, href: String?) -> FigureTile {
            FigureTile(key: key, figure: figure, unit: unit, note: note, voice: voice, href: href)
        }
        /// Without joins and leaves nobody knows who is still there.
        func members(_ figures: GroupFigures) -> FigureTile {
            let count = voice.grouped(figures.members), unit = people(figures.members)
            guard figures.joins + figures.leaves > 0 else {
                return tile("members-seen", count, unit, voice.say("figure.members-seen.note"), href: context?.members())
            }
            let values = [
                "day": figures.byDay.first.map { voice.date(LocalDay(number: $0.day)) } ?? "–", "joins": voice.grouped(Int(figures.joins)),
                "leaves": voice.grouped(Int(figures.leaves)),
            ]
            return tile("members", count, unit, voice.say("figure.members.note", values), href: context?.members())
        }
        var tiles = [
            tile("wau", voice.grouped(figures.wau), people(figures.wau), weekNote(figures, voice), href: context?.members(.week)),
            tile("mau", voice.grouped(figures.mau), people(figures.mau), shareNote(figures, voice), href: context?.members(.month)),
            members(figures),
            tile(
                "messages", voice.grouped(Int(figures.messages)), voice.say("unit.messages", ["count": "\(figures.messages)"]),
                messageNote(figures, voice), href: context?.talk(until: reading.asOf)),
        ]
        if let silence = figures.silenceDays, let last = figures.lastMs {
            let exact = voice.exact(Instant(milliseconds: last))
            tiles.append(
                tile(
                    "silence", voice.grouped(Int(silence)), voice.say("unit.days", ["count": "\(silence)"]),
                    voice.say("figure.silence.note", ["time": exact]),
                    href: context?.talk(until: reading.asOf)))
        }
        if let holders = figures.halfHolders, let gini = figures.gini {
            var half = tile("half", voice.grouped(holders), people(holders), href: context?.members())
            half.gini = gini
            tiles.append(half)
        }
        let parts = FormerParts(reading), former = reading.figures.formerlyActive.count, others = parts.robots + parts.renamed
        tiles.append(
            tile(
                "former", voice.grouped(former), people(former),
                others > 0 ? voice.say("figure.former.note", ["count": voice.grouped(others)]) : nil, href: context.map { _ in "#former" }))
        return tiles
    }

    private static func messageNote(_ figures: GroupFigures, _ voice: Voice) -> String? {
        guard let first = figures.byDay.first?.day else { return nil }
        let own = figures.ownMessages ?? 0
        return voice.say(
            own > 0 ? "figure.messages.note-own" : "figure.messages.note", ["day": voice.day(LocalDay(number: first)), "own": voice.grouped(Int(own))])
    }

    private static func weekNote(_ figures: GroupFigures, _ voice: Voice) -> String? {
        guard figures.weeklySpeakers.count > 1 else { return nil }
        return voice.say("figure.wau.note", ["before": voice.grouped(figures.weeklySpeakers[1])])
    }

    private static func shareNote(_ figures: GroupFigures, _ voice: Voice) -> String? {
        // Who left may have spoken within the month, so the share could pass one; then it says nothing.
        guard figures.members > 0, figures.mau <= figures.members else { return nil }
        return voice.say(
            figures.joins + figures.leaves > 0 ? "figure.mau.note" : "figure.mau.note-seen", ["share": voice.percent(Double(figures.mau) / Double(figures.members))])
    }
}
