internal import FeatureRules
internal import FeatureStores
internal import Web

/// One group: how it is, and who used to talk.
struct GroupModel: PageModel {
    let reading: GroupReading
    let choice: AsOfChoice
    let context: DiagnosisContext

    private var seat: Seat { context.seat }
    private var voice: Voice { context.voice }

    /// A longer list of people to greet is no list.
    static let formerLimit = 100

    func value(_ name: String) -> PageValue? {
        let former = reading.figures.formerlyActive
        return switch name {
        case "state": .model(StateLabel(state: reading.figures.state, voice: voice))
        case "keepHref":
            .text(seat.path("/groups/\(reading.group.id)/figures.xlsx") + (choice.day.map { "?as-of=\($0)" } ?? ""))
        case "isSilent": .flag(reading.figures.messages == 0)
        case "sentences": .list(verdict.sentences)
        case "nexts": .list(verdict.next)
        case "hasNexts": .flag(!verdict.next.isEmpty)
        case "figures": .list(GroupTiles.tiles(reading, voice) + SectionTiles.tiles(reading, context))
        case "charts": .list(GroupCharts(reading: reading, voice: voice, changes: verdict.changes).blocks)
        case "former": .list(former.prefix(Self.formerLimit).map { FormerLine($0, in: reading, seat: seat, voice: voice) })
        case "hasFormer": .flag(!former.isEmpty)
        case "formerRest":
            .text(former.count > Self.formerLimit ? voice.say("groups.former.rest", ["count": voice.grouped(former.count - Self.formerLimit)]) : nil)
        default: choice.value(name) ?? GroupHead(entry: reading.group, tab: .figures, seat: seat, voice: voice, day: choice.day).value(name)
        }
    }

    private var verdict: GroupVerdict { GroupVerdict(reading: reading, context: context) }
}
