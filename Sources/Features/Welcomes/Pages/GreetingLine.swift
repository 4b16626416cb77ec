internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// Whether a contact was welcomed: with what and when, or why not.
struct GreetingLine: PageModel {
    let greeting: GreetingEntry
    /// On the page of the contact, which needs no link to itself.
    var isHere = false
    let seat: Seat
    let wording: WelcomeWording

    private static let textShown = 60

    func value(_ field: String) -> PageValue? {
        let voice = wording.voice
        return switch field {
        case "state": .text(voice.say("welcomes.state.\(word)"))
        case "isBad": .flag([.refused, .unknown, .tooLate].contains(greeting.state))
        case "when": .text(voice.ago(greeting.event))
        case "exact": .text(voice.exact(greeting.event))
        case "contact": .text(isHere ? nil : contact)
        case "href": .text(isHere ? nil : greeting.member.map { seat.path("/members/\($0)") })
        case "staff": .text(wording.person(greeting.staff))
        case "channel": .text(greeting.channel.isEmpty ? nil : wording.channel(greeting.channel))
        case "welcome": .text(greeting.told?.name)
        case "said": .text(said)
        case "reason": .text(reason)
        default: nil
        }
    }

    private var word: String {
        switch greeting.state {
        case .waiting, .sending: "open"
        case .sent: greeting.leftOut > 0 ? "partly" : "sent"
        case .refused, .unknown, .tooLate, .unmatched: greeting.state.rawValue.replacing("_", with: "-")
        }
    }

    private var contact: String { greeting.name.isEmpty ? wording.voice.say("welcomes.trouble.somebody") : greeting.name }

    /// How it begins, with the names as they are known now.
    private var said: String? {
        guard let body = greeting.told?.body, greeting.state == .sent || greeting.state == .unknown else { return nil }
        let names = (contact: greeting.name.isEmpty ? body.calling : greeting.name, staff: wording.person(greeting.staff))
        let text = (try? WelcomeText(body.text))?.filled(contact: names.contact, staff: names.staff) ?? body.text
        let line = text.prefix { !$0.isNewline }, isCut = line.count > Self.textShown || line.endIndex < text.endIndex
        guard !line.isEmpty else { return nil }
        return line.prefix(Self.textShown) + (isCut ? "…" : "")
    }

    private var reason: String? {
        let voice = wording.voice
        switch greeting.state {
        case .waiting, .sending: return nil
        case .unmatched: return voice.say(greeting.reason == .blacklisted ? "welcomes.reason.blacklisted" : "welcomes.reason.unmatched")
        case .sent: return greeting.leftOut > 0 ? voice.say("welcomes.reason.left-out", ["count": voice.grouped(greeting.leftOut)]) : nil
        case .refused, .unknown, .tooLate:
            let word = (greeting.reason ?? .other).rawValue.replacing("_", with: "-"), why = voice.say("welcomes.reason.\(word)")
            return greeting.code.map { why + voice.say("welcomes.reason.code", ["code": "\($0)"]) } ?? why
        }
    }
}
