internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// One group: how it is, and who used to talk.
struct GroupModel: PageModel {
    let reading: GroupReading
    let choice: AsOfChoice
    let context: DiagnosisContext
    /// Up to when the group is known, if its silence may be none.
    var record: GroupRecord?
    var greetings = GroupGreetings()
    /// Where those are heard who are missing here.
    var elsewhere: [MemberID: Addressees.Elsewhere] = [:]

    private var seat: Seat { context.seat }
    private var voice: Voice { context.voice }

    private static let formerShown = 10
    private static let goneShown = 5
    private static let lists = ["former-here", "former-gone"]

    /// A list may be looked at by itself.
    private var isWhole: Bool { !Self.lists.contains(context.list.id) }

    /// Before the first message there is nothing to draw, and a list by itself stands alone.
    var hasCharts: Bool { reading.figures.messages > 0 && isWhole }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "state": .model(StateLabel(reading, voice: voice))
        case "gap": .model(record.map { RecordGap(reading: reading, record: $0, seat: seat, voice: voice) })
        case "lastDayHref": .text(lastDay.map { "\(context.tab(""))?as-of=\($0)" })
        case "lastDayLink": .text(lastDay.map { voice.say("groups.last-day.link", ["day": voice.date($0)]) })
        case "canConfirm": .flag(Set.operators.contains(seat.role))
        case "keepHref":
            .text(seat.path("/groups/\(reading.group.id)/figures.xlsx") + (choice.day.map { "?as-of=\($0)" } ?? ""))
        case "isSilent": .flag(reading.figures.messages == 0)
        case "ownNote": .text(ownNote)
        case "sentences": .list(verdict.sentences)
        case "statistics": .list(verdict.statistics)
        case "hasStatistics": .flag(!verdict.statistics.isEmpty)
        case "expertTable": .model(nil)
        case "nexts": .list(nexts)
        case "hasNexts": .flag(!nexts.isEmpty)
        case "settled": .model(SettledModel(greetings.justSettled, place: .group(context.group), context: TaskContext(names: context.names, proofs: [:], seat: seat, voice: voice)))
        case "turn": .model(TurnBlock(reading: reading, context: context, then: writing.then).block)
        case "write": .model(writing.block)
        case "change": .model(ChangeBlock(reading: reading, context: context, pointer: writing.pointer).block)
        case "figures": .list(GroupTiles.tiles(reading, voice, context: context) + SectionTiles.tiles(reading, context))
        case "charts": .list(GroupCharts(reading: reading, voice: voice, changes: verdict.changes).blocks)
        case "former": .list(former)
        case "hasFormer": .flag(!reading.figures.formerlyActive.isEmpty)
        case "noFormer": .text(voice.say(reading.figures.firstMs == nil ? "groups.former.nobody" : "groups.former.none"))
        case "ownHref": .text(Set.operators.contains(seat.role) ? seat.path("/operators") : nil)
        case "formerRobots":
            .text(parts.robots > 0 ? voice.say("groups.former.robots", ["count": voice.grouped(parts.robots)]) : nil)
        case "formerRobotsHref":
            .text(
                context.day == nil && Set.operators.contains(seat.role) ? seat.path("/operators?group=\(reading.group.id)") + "#likely" : nil)
        case "formerRenamed":
            .text(parts.renamed > 0 ? voice.say("groups.former.renamed", ["count": voice.grouped(parts.renamed)]) : nil)
        case "isWhole": .flag(isWhole)
        case "wholeHref": .text(context.tab(""))
        default: choice.value(name) ?? GroupHead(entry: reading.group, tab: .figures, seat: seat, voice: voice, day: choice.day).value(name)
        }
    }

    /// Whoever sees our own post every day would wonder at a silent group.
    private var ownNote: String? {
        guard let own = reading.figures.ownMessages, own > 0 else { return nil }
        return voice.say("groups.own-note", ["count": voice.grouped(Int(own))])
    }

    /// So long after its last message the charts of a group are empty, but for those of the whole history.
    private static let emptyAfterDays: Int64 = 28

    /// The day of its last message, if the last weeks have nothing to show and no other day was chosen.
    private var lastDay: LocalDay? {
        guard choice.day == nil, reading.figures.state == .recordEnded || reading.figures.silenceDays ?? 0 >= Self.emptyAfterDays,
            let last = reading.figures.lastMs
        else { return nil }
        return seat.zone.day(of: Instant(milliseconds: last))
    }

    private var verdict: GroupVerdict { GroupVerdict(reading: reading, context: context) }
    private var writing: WritingBlock {
        WritingBlock(addressees: Addressees(reading: reading, context: context, elsewhere: elsewhere, greetings: greetings))
    }
    private var nexts: [DiagnosisSentence] { writing.next + verdict.next(hasTasks: greetings.hasTasks) }
    private var parts: FormerParts { FormerParts(reading, greeted: greetings.members) }

    /// Who can still be greeted in the group, and who has left it.
    private var former: [DiagnosisList] {
        zip(Self.lists, [parts.here, parts.gone]).compactMap { id, members in
            let shown = (isWhole ? ListChoice() : context.list).of(id, members, first: id == "former-here" ? Self.formerShown : Self.goneShown)
            guard !shown.shown.isEmpty else { return nil }
            // Where the record tells of no leaves, nobody knows who is still there.
            let isSure = id != Self.lists[0] || reading.figures.leaves > 0
            let key = "groups.\(id)" + (isSure ? "" : ".unsure") + (context.day == nil ? "" : ".then")
            return DiagnosisList(
                shown, title: voice.say(key, ["count": voice.grouped(members.count)]),
                note: context.day == nil ? voice.say("groups.\(id).note\(id == Self.lists[0] && greetings.tasks.isEmpty ? ".none" : "")") : nil, of: .people, tab: "", context
            ) { former in
                let member = MemberID(former.member), last = Instant(milliseconds: former.lastMs)
                return DiagnosisLine(
                    name: context.name(member), href: context.href(member),
                    reason: voice.say("former.reason", ["count": voice.grouped(Int(former.messages)), "ago": voice.ago(last)]),
                    exact: voice.exact(last))
            }
        }
    }
}
