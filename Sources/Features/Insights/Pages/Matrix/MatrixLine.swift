internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// A group in the overview of all groups.
struct MatrixLine: PageModel {
    let entry: MatrixQueries.Entry
    /// The most weekly speakers of any group beside it.
    let most: Int
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        // Of a group in which nothing was said, or of which no chat is known, there is nothing to judge.
        let figures = entry.figures.flatMap { $0.silenceDays == nil && $0.doubt != .onlyOwn ? nil : $0 }
        return switch field {
        case "name": .text(entry.group.name)
        case "href": .text(seat.path("/groups/\(entry.group.id)"))
        case "lastDayHref": .text(lastDayHref)
        case "state": .model(figures.map { StateLabel(state: $0.state, doubt: $0.doubt, voice: voice) })
        case "isUnheard": .flag(figures == nil && (entry.figures != nil || entry.group.isConnected))
        case "sparkMarkup": .markup(figures.map(sparkline))
        case "wau": .text(figures.map { voice.grouped($0.wau) } ?? Self.unknown)
        case "mau": .text(figures.map { voice.grouped($0.mau) } ?? Self.unknown)
        case "change": .text(figures?.change.map { voice.changeInWords($0) } ?? Self.unknown)
        case "silence": .text(figures?.silenceDays.map(silence) ?? Self.unknown)
        case "answered": .text(share(figures?.answered))
        case "answeredOf": .text(parts(figures?.answered))
        case "spoke": .text(share(figures?.spoke))
        case "spokeOf": .text(parts(figures?.spoke))
        case "risk": .text(figures?.risk.map { voice.percent($0) } ?? Self.unknown)
        case "former": .text(figures.map { voice.grouped($0.former) } ?? Self.unknown)
        case "net": .text(entry.figures?.net.map { voice.signed($0) } ?? Self.unknown)
        default: nil
        }
    }

    /// Of a group that is not up to date the day on which its record ends has something to show.
    private var lastDayHref: String? {
        guard let figures = entry.figures, figures.state == .recordEnded, let last = figures.last else { return nil }
        return seat.path("/groups/\(entry.group.id)?as-of=\(seat.zone.day(of: last))")
    }

    static let unknown = "–"

    private func sparkline(_ figures: MatrixGroup) -> Markup {
        let weeks = Array(figures.weeks.reversed())
        let said = weeks.map { voice.grouped($0) }.joined(separator: " ")
        return Sparkline(title: voice.say("matrix.spark", ["weeks": said]), values: weeks, most: most).svg()
    }

    private func silence(_ days: Int64) -> String {
        days < 1 ? voice.say("matrix.silence.none") : voice.say("matrix.silence", ["count": voice.grouped(Int(days))])
    }

    private func share(_ share: Share?) -> String { share.map { ShareWords($0, voice).figure } ?? Self.unknown }

    /// Beside a percentage; of few the two numbers stand alone.
    private func parts(_ share: Share?) -> String? {
        share.flatMap { $0.whole >= ShareWords.least ? "\(voice.grouped($0.part))/\(voice.grouped($0.whole))" : nil }
    }
}

extension Voice {
    /// ↑ 多 12% · ↓ 少 30% · → 差不多: an arrow and a word, so that neither colour nor sign must be read alone.
    func changeInWords(_ change: Double) -> String {
        if abs(change) < SpeakerTrend.noise { return say("matrix.change.same") }
        return say(change > 0 ? "matrix.change.up" : "matrix.change.down", ["share": percent(abs(change))])
    }

    /// +5, −3, ±0.
    func signed(_ number: Int) -> String { number == 0 ? "±0" : number > 0 ? "+" + grouped(number) : grouped(number) }
}
