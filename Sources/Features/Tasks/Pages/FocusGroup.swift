internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// The group to look at first: what went down, who is missing, and whom to write to.
struct FocusGroup: PageModel {
    let reading: GroupReading
    let context: DiagnosisContext
    let elsewhere: [MemberID: Addressees.Elsewhere]
    let greetings: GroupGreetings
    let reason: FirstGroup.Reason
    /// The states of all groups it was chosen from.
    var among: [GroupState] = []

    /// So many names: more is no beginning.
    static let named = Addressees.named

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
                    NamedLink(name: context.name(member), place: place, href: addressees.writing(to: member), voice: voice)
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
        let changed = reading.sections.one(ChangeFigures.self).map { ChangeWords(change: $0, reading: reading, names: context.name, voice: voice) }
        // A turn of more than half a year ago is not why it comes first today.
        let turned = reading.loss(in: context.seat.zone)?.since == nil || course.hasHole
            ? nil : reading.sections.one(TurnFigures.self).map { TurnWords(turn: $0, reading: reading, names: context.name, voice: voice) }
        let losses = turned?.losses
        var said = [course.now, turned.flatMap { _ in course.course }, course.silence].compactMap(\.self)
        said += losses.map { [$0] } ?? changed?.ofPeople ?? []
        said += [losses != nil ? turned?.leftOut : changed?.leftOut].compactMap(\.self)
        return (said + [choice].compactMap(\.self)).joined(separator: isChinese ? "" : " ")
    }

    private var addressees: Addressees { Addressees(reading: reading, context: context, elsewhere: elsewhere, greetings: greetings) }

    /// The first of those on the group's page.
    private var whom: [MemberID] { Array(addressees.members.prefix(Self.named)) }

    /// Where a sentence for each of them stands.
    private var whomHref: String? { whom.isEmpty ? nil : context.tab("", anchor: "write") }
}
