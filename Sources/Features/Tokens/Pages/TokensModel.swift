internal import FeatureRules
internal import FeatureStores
internal import Web

/// The tokens of a workspace with the form for another; after it, the new one's secret.
struct TokensModel: PageModel {
    let seat: Seat
    let tokens: [TokenEntry]
    let origin: String?
    let voice: Voice
    var fresh: TokenDesk.Fresh?
    var name = ""
    var scope = Scope.read
    var days = ""
    var errors = FieldErrors()

    func value(_ field: String) -> PageValue? {
        switch field {
        case "settingsHref": .text(seat.path("/settings"))
        case "action": .text(seat.path("/tokens"))
        case "hasTokens": .flag(!tokens.isEmpty)
        case "tokens": .list(tokens.map { TokenLine(token: $0, seat: seat, voice: voice) })
        case "name": .typed(name)
        case "nameLimit": .text("\(TokenName.limit)")
        case "days": .text(days)
        case "daysLimit": .text("\(TokenLife.longestDays)")
        case "scopeChoices": .list(Scope.allCases.map { Choice($0.rawValue, voice.say("token.scope.\($0.rawValue)"), isChosen: $0 == scope) })
        case "freshName": .text(fresh?.entry.name)
        case "secret": .text(fresh?.secret.text)
        case "example": .text(fresh.map { "curl -H 'Authorization: Bearer \($0.secret.text)' \(origin ?? "http://127.0.0.1:8080")\(APIRoute.root)/groups" })
        case "documentHref": .text(APIRoute.root + "/openapi.json")
        default: errors.value(field, fields: ["name", "scope", "days", "list"])
        }
    }
}
