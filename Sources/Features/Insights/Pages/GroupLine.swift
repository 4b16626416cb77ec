internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// A group in a list: name, state, eight weeks as a small line, and its change.
struct GroupLine: PageModel {
    let reading: GroupReading
    /// Of the group's page; nil in a report, which has no pages.
    let href: String?
    let voice: Voice
    /// The most weekly speakers of any group beside it; nil draws each by its own.
    var most: Int? = nil

    func value(_ name: String) -> PageValue? {
        let figures = reading.figures
        return switch name {
        case "name": .text(reading.group.name)
        case "href": .text(href)
        case "state": .model(StateLabel(reading, voice: voice))
        case "sparkMarkup": .markup(sparkline)
        case "speakers": .text(voice.say("groups.line.speakers", ["count": voice.grouped(figures.wau)]))
        case "weekSpeakers": .text(voice.grouped(figures.wau))
        case "monthSpeakers": .text(voice.grouped(figures.mau))
        case "members": .text(voice.grouped(figures.members))
        case "messages": .text(voice.grouped(Int(figures.messages)))
        case "change": .text(SpeakerTrend(figures, asOf: reading.asOf).map { voice.change($0.change) } ?? "–")
        case "changeNote": .text(SpeakerTrend(figures, asOf: reading.asOf).map { voice.say("groups.line.change", ["change": voice.change($0.change)]) })
        case "last": .text(figures.lastMs.map { voice.ago(Instant(milliseconds: $0)) } ?? "–")
        case "lastExact": .text(figures.lastMs.map { voice.exact(Instant(milliseconds: $0)) } ?? "")
        default: nil
        }
    }

    private var sparkline: Markup {
        let weeks = Array(reading.figures.weeklySpeakers.prefix(8).reversed())
        let said = weeks.map { voice.grouped($0) }.joined(separator: voice.language == .chinese ? "、" : ", ")
        return Sparkline(title: voice.say("groups.line.spark", ["weeks": said]), values: weeks, most: most).svg()
    }

    /// What needs a look first; among equals the larger group.
    static func ordered(_ readings: [GroupReading]) -> [GroupReading] {
        readings.sorted {
            ($0.figures.state.urgency, $1.figures.mau, $0.group.name, $0.group.id)
                < ($1.figures.state.urgency, $0.figures.mau, $1.group.name, $1.group.id)
        }
    }
}
