internal import FeatureStores
internal import Web

/// Who posts for the workspace, and a search for one more.
struct OperatorsModel: PageModel {
    let lines: [MemberLine]
    let typed: String
    let found: [MemberLine]
    let seat: Seat

    func value(_ name: String) -> PageValue? {
        switch name {
        case "hasLines": .flag(!lines.isEmpty)
        case "lines": .list(lines.map { OperatorLine(line: $0) })
        case "typed": .text(typed)
        case "isSearch": .flag(!typed.isEmpty)
        case "hasFound": .flag(!found.isEmpty)
        case "found": .list(found.map { OperatorLine(line: $0) })
        case "action": .text(seat.path("/operators"))
        case "isOwner": .flag(seat.role == .owner)
        case "settingsHref": .text(seat.path("/settings"))
        case "membersHref": .text(seat.path("/members"))
        default: nil
        }
    }
}

private struct OperatorLine: PageModel {
    let line: MemberLine

    func value(_ name: String) -> PageValue? {
        switch name {
        case "markAction": .text(line.seat.path("/members/\(line.entry.member)/operator"))
        case "question": .text(line.voice.say("operators.unmark.question", ["name": line.name ?? line.voice.say("member.unnamed")]))
        default: line.value(name)
        }
    }
}
