internal import FeatureRules
internal import FeatureStores
internal import Web

/// The form for what is said of a code.
struct CodePlanModel: PageModel {
    let seat: Seat
    let voice: Voice
    let form: Form?
    /// Nil for one that is to be made.
    let code: LiveCodeEntry?
    var errors = FieldErrors()

    init(seat: Seat, voice: Voice, form: Form? = nil, code: LiveCodeEntry? = nil) {
        self.seat = seat
        self.voice = voice
        self.form = form
        self.code = code
    }

    private var fill: FillOrder { form.map { FillOrder(rawValue: $0.text("fill")) ?? .inOrder } ?? code?.fill ?? .inOrder }

    /// - Throws: `LiveCodeRefusal`.
    func plan() throws(LiveCodeRefusal) -> LiveCodePlan {
        try LiveCodePlan(name: form?.text("name") ?? "", guide: form?.text("guide") ?? "", fill: fill, reserve: form?.number("reserve"))
    }

    func value(_ field: String) -> PageValue? {
        switch field {
        case "isNew": .flag(code == nil)
        case "backHref": .text(seat.path(code.map { "/codes/\($0.id)" } ?? "/codes"))
        case "backLabel": .text(code?.name ?? voice.say("codes.title"))
        case "action": .text(seat.path(code.map { "/codes/\($0.id)/settings" } ?? "/codes"))
        case "name": .typed(form?.text("name") ?? code?.name ?? "")
        case "guide": .typed(form?.text("guide") ?? code?.guide ?? "")
        case "reserve": .typed(form?.text("reserve") ?? "\(code?.reserve ?? LiveCodePlan.usualReserve)")
        case "nameLimit": .text("\(LiveCodePlan.nameLimit)")
        case "guideLimit": .text("\(LiveCodePlan.guideLimit)")
        case "mostReserve": .text("\(LiveCodePlan.reserves.upperBound)")
        case "fills":
            .list(FillOrder.allCases.map { Choice($0.rawValue, voice.say("codes.fill.\($0.rawValue)"), isChosen: $0 == fill) })
        default: errors.value(field, fields: ["name", "guide", "reserve", "list"])
        }
    }
}
