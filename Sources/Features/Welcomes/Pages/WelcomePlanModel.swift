internal import FeatureRules
internal import FeatureStores
internal import Web

/// The form for what a welcome says and when it holds.
struct WelcomePlanModel: PageModel {
    let seat: Seat
    let voice: Voice
    let form: Form?
    /// Nil for one that is to be made.
    let welcome: WelcomeEntry?
    let channels: [WelcomeChannel]
    let staff: [(id: String, name: String)]
    let tags: [WelcomeTag]
    /// A channel that an address named.
    var prefilled: String?
    var suggestsDefault = false
    var errors = FieldErrors()

    init(
        seat: Seat, voice: Voice, form: Form?, welcome: WelcomeEntry?, channels: [WelcomeChannel], staff: [(id: String, name: String)], tags: [WelcomeTag]
    ) {
        self.seat = seat
        self.voice = voice
        self.form = form
        self.welcome = welcome
        self.channels = channels
        self.staff = staff
        self.tags = tags
    }

    private var isDefault: Bool { form.map { $0.text("kind") == "default" } ?? welcome?.isDefault ?? suggestsDefault }

    /// Ticked or typed.
    private var states: [String] {
        guard let form else { return prefilled.map { [$0] } ?? welcome?.terms.states ?? [] }
        let typed = form.text("states").split { $0.isWhitespace || $0.isNewline || [",", "，", "、", ";", "；"].contains($0) }
        return form.all("channel") + typed.map(String.init)
    }

    private var people: [String] { form?.all("person") ?? welcome?.terms.staff ?? [] }
    private var marks: [String] { form?.all("tag") ?? welcome?.terms.tags ?? [] }
    private var days: Set<Int> { form.map { Set($0.all("day").compactMap { Int($0) }) } ?? welcome?.terms.hours.days ?? Set(1...7) }
    private var from: String { form?.text("from") ?? clock(welcome?.terms.hours.from) }
    private var to: String { form?.text("to") ?? clock(welcome?.terms.hours.to) }

    private func clock(_ minute: Int?) -> String {
        guard let minute, let hours = welcome?.terms.hours, hours.from != hours.to else { return "" }
        return WelcomeHours.clock(minute)
    }

    /// - Throws: `WelcomeRefusal`.
    func plan() throws(WelcomeRefusal) -> WelcomePlan {
        let form = form ?? Form(), text = try WelcomeText(form.typed("text"))
        guard !text.isDoubtful else { throw .placeholderUnknown }
        let terms = isDefault
            ? WelcomeTerms.always
            : try WelcomeTerms(states: states, staff: people, hours: WelcomeHours(days: days, from: from, to: to), tags: marks)
        return try WelcomePlan(name: form.text("name"), text: text, calling: form.text("calling"), isDefault: isDefault, terms: terms)
    }

    func value(_ field: String) -> PageValue? {
        switch field {
        case "isNew": .flag(welcome == nil)
        case "backHref": .text(seat.path(welcome.map { "/welcomes/\($0.id)" } ?? "/welcomes"))
        case "backLabel": .text(welcome?.name ?? voice.say("welcomes.title"))
        case "action": .text(seat.path(welcome.map { "/welcomes/\($0.id)/settings" } ?? "/welcomes"))
        case "name": .typed(form?.text("name") ?? welcome?.name ?? suggestedName)
        case "nameLimit": .text("\(WelcomePlan.nameLimit)")
        case "text": .typed(form?.typed("text") ?? welcome.map { voice.places($0.body.text) } ?? "")
        case "placeholders":
            .text(voice.bare("welcomes.placeholders", ["contact": voice.place(of: .contact), "staff": voice.place(of: .staff)]))
        case "calling": .typed(form?.text("calling") ?? welcome?.body.calling ?? voice.say("welcomes.calling-usual"))
        case "callingLimit": .text("\(WelcomePlan.callingLimit)")
        case "kinds":
            .list([
                Choice("default", voice.say("welcomes.kind.default"), isChosen: isDefault), Choice("rule", voice.say("welcomes.kind.rule"), isChosen: !isDefault),
            ])
        case "hasChannels": .flag(!channels.isEmpty)
        case "channels": .list(channels.enumerated().map { Ticked("channel-\($0.offset)", $0.element.state, $0.element.name, isChosen: states.contains($0.element.state)) })
        case "states":
            .typed(states.filter { state in !channels.contains { $0.state == state } }.joined(separator: "\n"))
        case "hasPeople": .flag(!shownPeople.isEmpty)
        case "persons": .list(shownPeople.enumerated().map { Ticked("person-\($0.offset)", $0.element.id, $0.element.name, isChosen: people.contains($0.element.id)) })
        case "hasTags": .flag(!shownTags.isEmpty)
        case "tags": .list(shownTags.enumerated().map { Ticked("tag-\($0.offset)", $0.element.id, $0.element.name, isChosen: marks.contains($0.element.id)) })
        case "weekdays": .list((1...7).map { Ticked("day-\($0)", "\($0)", voice.weekday($0), isChosen: days.contains($0)) })
        case "from": .typed(from)
        case "to": .typed(to)
        default: errors.value(field, fields: ["name", "text", "calling", "kind", "states", "people", "tags", "hours", "days", "list"])
        }
    }

    private var suggestedName: String {
        if let prefilled { return channels.first { $0.state == prefilled }?.name ?? prefilled }
        return suggestsDefault ? voice.say("welcomes.kind.default-name") : ""
    }

    /// Those that are there, and those that were chosen before.
    private var shownTags: [WelcomeTag] {
        tags + marks.filter { chosen in !tags.contains { $0.id == chosen } }.map { WelcomeTag(id: $0, name: voice.say("welcomes.tag-gone")) }
    }

    /// Those whom contacts know, and those who were chosen before.
    private var shownPeople: [(id: String, name: String)] {
        staff + people.filter { chosen in !staff.contains { $0.id == chosen } }.map { ($0, $0) }
    }
}

/// One box to tick, with a name of its own in the page.
private struct Ticked: PageModel {
    let name: String
    let code: String
    let label: String
    let isChosen: Bool

    init(_ name: String, _ code: String, _ label: String, isChosen: Bool) {
        self.name = name
        self.code = code
        self.label = label
        self.isChosen = isChosen
    }

    func value(_ field: String) -> PageValue? {
        switch field {
        case "box": .text(name)
        case "code": .typed(code)
        case "label": .text(label)
        case "isChosen": .flag(isChosen)
        default: nil
        }
    }
}
