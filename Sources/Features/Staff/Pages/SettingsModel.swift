internal import Web

/// Name and zone of the workspace; of a sample also its end.
struct SettingsModel: PageModel {
    let seat: Seat
    var name: String
    var zone: String
    let voice: Voice
    var errors = FieldErrors()

    func value(_ field: String) -> PageValue? {
        switch field {
        case "action": .text(seat.path("/settings"))
        case "workspace": .typed(name)
        case "zoneChoices": .list(ZoneChoices.choices(including: zone, voice))
        case "reportsHref": .text(seat.path("/reports"))
        case "operatorsHref": .text(seat.path("/operators"))
        case "wecomHref": .text(seat.path("/wecom"))
        case "tokensHref": .text(seat.path("/tokens"))
        case "webhooksHref": .text(seat.path("/webhooks"))
        case "bridgesHref": .text(seat.path("/bridges"))
        case "auditHref": .text(seat.path("/audit"))
        case "removeAction": .text(seat.path("/sample/removal"))
        default: errors.value(field, fields: ["workspace", "zone"])
        }
    }
}
