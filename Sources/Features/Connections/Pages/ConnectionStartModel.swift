internal import FeatureRules
internal import Web

/// The first step: which company, and what opens it.
struct ConnectionStartModel: PageModel {
    let seat: Seat
    let corp: String
    let agent: String
    let base: String
    let voice: Voice
    /// What the platform said about it.
    var trouble: String?
    var errors = FieldErrors()

    /// Where `make try` starts it.
    private static let simulated = "http://127.0.0.1:9090"

    func value(_ field: String) -> PageValue? {
        switch field {
        case "settingsHref": .text(seat.path("/settings"))
        case "action": .text(seat.path("/wecom"))
        case "steps": .list(ConnectionStepLine.lines(done: [], at: .credentials, path: nil, voice))
        case "corp": .typed(corp)
        case "agent": .typed(agent)
        case "base": .typed(base)
        case "isAdvanced": .flag(!base.isEmpty || errors["base"] != nil)
        case "trouble": .text(trouble)
        case "command": .text("make try")
        case "simulatedHref": .text(Self.simulated)
        case "tryHref": .text(seat.path("/wecom?new=1&base=\(Address.encoded(Self.simulated))"))
        default: errors.value(field, fields: ["corp", "agent", "secret", "base"])
        }
    }
}
