internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// The form for one group that a code leads to.
struct TargetModel: PageModel {
    let seat: Seat
    let code: LiveCodeEntry
    let target: LiveTargetEntry
    let voice: Voice
    var typed: Form?
    var errors = FieldErrors()

    private func path(_ rest: String = "") -> PageValue { .text(seat.path("/codes/\(code.id)/targets/\(target.id)\(rest)")) }

    /// - Throws: `LiveCodeRefusal`.
    func plan() throws(LiveCodeRefusal) -> TargetPlan {
        let form = typed ?? Form()
        // What cannot be read as a number is out of every range.
        func number(_ field: String) -> Int? { form.optional(field).map { Int($0) ?? -1 } }
        return try TargetPlan(name: form.text("name"), cap: number("cap"), members: number("members") ?? 0, days: number("days"))
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
        case "days": shown("days", LiveCodeDesk.daysLeft(target, voice.now))
        case "capNote":
            .text(
                voice.say(
                    "codes.target.cap-note",
                    ["wechat": voice.grouped(LiveCodePolicy.personalSeats.value), "company": voice.grouped(LiveCodePolicy.companySeats.value)]))
        case "daysNote": .text(voice.say("codes.target.days-note", ["count": voice.grouped(LiveCodePolicy.personalDays.value)]))
        case "membersNote": .text(voice.say("codes.target.members-note", ["count": voice.grouped(target.seats.handed)]))
        default: errors.value(field, fields: ["name", "cap", "members", "days"])
        }
    }
}
