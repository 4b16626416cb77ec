internal import Kernel
internal import Web

/// Looking for the other half of a person.
struct MergeModel: PageModel {
    let member: MemberID
    let name: String
    let typed: String
    let candidates: [MemberLine]
    let problem: String?
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "action": .text(seat.path("/members/\(member)/merge"))
        case "back": .text(seat.path("/members/\(member)"))
        case "typed": .typed(typed)
        case "lead": .text(voice.say("members.merge.lead", ["name": name]))
        case "problem": .text(problem)
        case "isSearch": .flag(!typed.isEmpty)
        case "hasCandidates": .flag(!candidates.isEmpty)
        case "candidates": .list(candidates)
        default: nil
        }
    }
}
