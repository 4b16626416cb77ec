internal import FeatureStores
internal import Web

/// Somebody whom a member brought or by whom they came, with the group and when.
struct InvitationLine: PageModel {
    let entry: InvitationEntry
    let name: String?
    let group: String?
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "name": .text(name ?? voice.say("member.unnamed"))
        case "href": .text(seat.path("/members/\(entry.member)"))
        case "group": .text(group)
        case "when": .text(voice.ago(entry.at))
        case "whenExact": .text(voice.exact(entry.at))
        default: nil
        }
    }
}
