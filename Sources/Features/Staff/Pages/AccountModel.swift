internal import FeatureRules
internal import Web

struct AccountModel: PageModel {
    var person: SignedIn
    var voice: Voice
    var errors = FieldErrors()

    func value(_ field: String) -> PageValue? {
        switch field {
        case "name": .text(person.name)
        case "minimumLength": .text("\(PasswordRule.minimumLength)")
        case "seatLines": .list(person.seats.map { SeatLine(seat: $0, voice: voice) })
        case "languageChoices": .list(Language.allCases.map { Choice($0.rawValue, $0.ownName, isChosen: $0 == voice.language) })
        default: errors.value(field, fields: ["old", "password"])
        }
    }
}

private struct SeatLine: PageModel {
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "workspace": .text(seat.name)
        case "href": .text(seat.path())
        case "role": .text(voice.say("role.\(seat.role.rawValue)"))
        default: nil
        }
    }
}
