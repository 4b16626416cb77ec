internal import FeatureStores
internal import Kernel
internal import Web

/// One token in the list.
struct TokenLine: PageModel {
    let token: TokenEntry
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        let state = token.state(at: voice.now)
        return switch field {
        case "name": .text(token.name)
        case "scope": .text(voice.say("token.scope.\(token.scope.rawValue)"))
        case "isValid": .flag(state == .valid)
        case "state": .text(voice.say("token.state.\(state.rawValue)"))
        case "used": .text(token.lastUsed.map { voice.say("tokens.used", ["ago": voice.ago($0)]) } ?? voice.say("tokens.never-used"))
        case "usedExact": .text(token.lastUsed.map { voice.exact($0) } ?? "")
        case "until": .text(token.expires.map { voice.say("tokens.until", ["day": voice.day(voice.zone.day(of: $0))]) })
        case "revokeAction": .text(seat.path("/tokens/\(token.id)/revocation"))
        case "question": .text(voice.say("tokens.revoke.question", ["name": token.name]))
        default: nil
        }
    }
}
