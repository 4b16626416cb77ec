internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// The form for one group that a code leads to.
struct TargetModel: PageModel {
    let seat: Seat
    let code: LiveCodeEntry
    let target: LiveTargetEntry
    /// Groups of WeCom whose picture it may be, and the one whose it is.
    let chats: [LiveCodeDesk.Chat]
    let chat: LiveCodeDesk.Chat?
    let voice: Voice
    var typed: Form?
    var errors = FieldErrors()

    private func path(_ rest: String = "") -> PageValue { .text(seat.path("/codes/\(code.id)/targets/\(target.id)\(rest)")) }

    /// - Throws: `LiveCodeRefusal`.
    func plan() throws(LiveCodeRefusal) -> TargetPlan {
        let form = typed ?? Form()
        // What cannot be read as a number is out of every range.
        func number(_ field: String) -> Int? { form.optional(field).map { Int($0) ?? -1 } }
        // Of what is counted nobody is asked.
        let members = target.isCounted ? 0 : number("members") ?? 0
        return try TargetPlan(name: form.text("name"), cap: number("cap"), members: members, days: number("days"))
    }

    /// What was chosen; nil for none.
    ///
    /// - Throws: `LiveCodeRefusal.connectionUnknown` if it is not there any more.
    func chosen() throws(LiveCodeRefusal) -> LiveCodeDesk.Chat? {
        let code = typed?.text("chat") ?? ""
        guard !code.isEmpty else { return nil }
        guard let found = known.first(where: { Self.code(of: $0) == code }) else { throw .connectionUnknown }
        return found
    }

    /// The list ends somewhere; what was chosen before stays in it.
    private var known: [LiveCodeDesk.Chat] { chats + (chat.map { chats.contains($0) ? [] : [$0] } ?? []) }

    private static func code(of chat: LiveCodeDesk.Chat) -> String { "\(chat.connection)/\(chat.chatID)" }

    private var chatChoices: [Choice] {
        let shown = typed?.text("chat") ?? chat.map(Self.code) ?? ""
        return [Choice("", voice.say("codes.target.chat.none"), isChosen: shown.isEmpty)]
            + known.map { Choice(Self.code(of: $0), $0.name, isChosen: Self.code(of: $0) == shown) }
    }

    private func shown(_ field: String, _ known: Int?) -> PageValue { .typed(typed?.text(field) ?? known.map { "\($0)" } ?? "") }

    func value(_ field: String) -> PageValue? {
        switch field {
        case "codeName": .text(code.name)
        case "codeHref": .text(seat.path("/codes/\(code.id)"))
        case "action": path()
        case "removeAction": path("/removal")
        case "isPicture": .flag(target.kind == .picture)
        case "picture": .text(target.kind == .picture ? LandingModel.picture(of: target, at: code.path) : nil)
        case "alt": .text(voice.say("landing.alt", ["group": target.name]))
        case "uploadAction": path("/picture")
        case "limitBytes": .text("\(LiveCodeDesk.Picture.mostBytes)")
        case "tooLarge": .text(voice.say("refusal.live-code.picture-too-large"))
        case "sending": .text(voice.say("import.sending"))
        case "name": .typed(typed?.text("name") ?? target.name)
        case "nameLimit": .text("\(TargetPlan.nameLimit)")
        case "cap": shown("cap", target.seats.cap)
        case "members": shown("members", target.seats.taken)
        case "isCounted": .flag(target.isCounted)
        case "counted":
            .text(
                voice.say(
                    "codes.target.counted-note",
                    ["members": voice.grouped(target.seats.members), "count": voice.grouped(target.countedGroups)]))
        case "expected":
            .text(target.seats.handed > 0 ? voice.say("codes.target.expected", ["count": voice.grouped(target.seats.handed)]) : nil)
        case "hasChats": .flag(target.kind == .picture && !known.isEmpty)
        case "chats": .list(chatChoices)
        case "days": shown("days", LiveCodeDesk.daysLeft(target, voice.now))
        case "capNote":
            .text(
                voice.say(
                    "codes.target.cap-note",
                    ["wechat": voice.grouped(LiveCodePolicy.personalSeats.value), "company": voice.grouped(LiveCodePolicy.companySeats.value)]))
        case "daysNote": .text(voice.say("codes.target.days-note", ["count": voice.grouped(LiveCodePolicy.personalDays.value)]))
        case "membersNote": .text(voice.say("codes.target.members-note", ["count": voice.grouped(target.seats.handed)]))
        default: errors.value(field, fields: ["name", "cap", "members", "days", "chats"])
        }
    }
}
