internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// The staff list with the form for a new colleague.
struct ColleaguesModel: PageModel {
    var seat: Seat
    var me: StaffID
    var colleagues: [Colleague]
    var voice: Voice
    var name = ""
    var role: Role = .operator
    var errors = FieldErrors()

    func value(_ field: String) -> PageValue? {
        switch field {
        case "colleagues": .list(colleagues.map { ColleagueLine(colleague: $0, seat: seat, isMe: $0.id == me, voice: voice) })
        case "action": .text(seat.path("/staff"))
        case "name": .typed(name)
        case "roleChoices": .list(voice.roleChoices(chosen: role))
        case "roleNotes": .list(Role.allCases.map { RoleNote(role: $0, voice: voice) })
        case "minimumLength": .text("\(PasswordRule.minimumLength)")
        default: errors.value(field, fields: ["name", "password", "role", "list"])
        }
    }
}

private struct ColleagueLine: PageModel {
    let colleague: Colleague
    let seat: Seat
    let isMe: Bool
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "name": .text(colleague.name)
        case "isMe": .flag(isMe)
        case "since": .text(voice.ago(colleague.grantedAt))
        case "sinceExact": .text(voice.exact(colleague.grantedAt))
        case "roleAction": .text(seat.path("/staff/\(colleague.id)/role"))
        case "removeAction": .text(seat.path("/staff/\(colleague.id)/removal"))
        case "roleChoices": .list(voice.roleChoices(chosen: colleague.role))
        case "roleLabel": .text(voice.say("staff.list.role-of", ["name": colleague.name]))
        case "question": .text(voice.say("staff.list.remove-question", ["name": colleague.name]))
        default: nil
        }
    }
}

private struct RoleNote: PageModel {
    let role: Role
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "role": .text(voice.say("role.\(role.rawValue)"))
        case "note": .text(voice.say("role.\(role.rawValue).note"))
        default: nil
        }
    }
}

extension Voice {
    fileprivate func roleChoices(chosen: Role) -> [Choice] {
        Role.allCases.map { Choice($0.rawValue, say("role.\($0.rawValue)"), isChosen: $0 == chosen) }
    }
}
