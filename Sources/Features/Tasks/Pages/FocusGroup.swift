internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// The group to look at first: what went down, who is missing, and whom to write to.
struct FocusGroup: PageModel {
    let reading: GroupReading
    let context: DiagnosisContext
    let elsewhere: [MemberID: TurnBlock.Elsewhere]
    let greetings: GroupGreetings
    let reason: FirstGroup.Reason
    /// The states of all groups it was chosen from.
    var among: [GroupState] = []

    /// So many names: more is no beginning.
    static let named = 3

    private var voice: Voice { context.voice }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "focusName": .text(reading.group.name)
        case "focusHref": .text(context.tab(""))
        case "focusState": .model(StateLabel(reading, voice: voice))
        case "focusWhy": .text(why)
        case "hasWhom": .flag(!whom.isEmpty)
        case "focusWhom":
            .list(
                whom.enumerated().map { place, member in
                    NamedLink(name: context.name(member), place: place, href: turn.writing(to: member), voice: voice)
                })
        case "whomHref": .text(whomHref)
        default: nil
        }
    }

    private var isChinese: Bool { voice.language == .chinese }

    /// Why this one, where there are others.
    private var choice: String? {
        guard among.count > 1 else { return nil }
        switch reason {
        case .lost(let lost): return voice.say("home.focus.lost", ["count": voice.grouped(among.count), "lost": voice.brief(lost)])
        case .likely(let share): return voice.say("home.focus.likely", ["count": voice.grouped(among.count), "share": voice.percent(share)])
        case .likeliest(let share): return voice.say("home.focus.likeliest", ["share": voice.percent(share)])
        case .state:
            let state = reading.figures.state, count = among.count { $0 == state }
            guard count > 1, state == .dormant else { return nil }
            return voice.say("home.focus.dormant", ["count": voice.grouped(count)])
        }
    }

    private var why: String {
        let course = CourseWords(reading: reading, voice: voice)
        let change = reading.sections.one(ChangeFigures.self).map { ChangeWords(change: $0, figures: reading.figures, voice: voice).ofPeople } ?? []
        let losses = reading.sections.one(TurnFigures.self).flatMap { TurnWords(turn: $0, reading: reading, names: context.name, voice: voice).losses }
        // A turn of more than half a year ago is not why it comes first today.
        let isFresh = reading.loss(in: context.seat.zone)?.since != nil
        let said = course.hasHole
            ? change : [course.now, isFresh ? course.course : nil, course.silence].compactMap(\.self) + (losses.flatMap { isFresh ? [$0] : nil } ?? change)
        return (said + [choice].compactMap(\.self)).joined(separator: isChinese ? "" : " ")
    }

    private var turn: TurnBlock { TurnBlock(reading: reading, context: context, elsewhere: elsewhere, greetings: greetings) }

    /// Those whom a task greets, then those who are missing.
    private var whom: [MemberID] {
        let greeted = greetings.members
        return Array((greeted + turn.addressees.filter { !greeted.contains($0) }).prefix(Self.named))
    }

    /// Where a sentence for each of them stands.
    private var whomHref: String? {
        let missing = Set(turn.missing.map(\.member))
        if whom.allSatisfy(missing.contains) { return context.tab("", anchor: "turn-missing") }
        return whom.first.map(turn.writing)
    }
}
