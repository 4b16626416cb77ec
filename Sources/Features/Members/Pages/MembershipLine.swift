internal import FeatureStores
internal import Web

/// A member's part in a group, as a row: of the group's list under the member's name, of the member's under the group's.
struct MembershipLine: PageModel {
    let membership: MembershipEntry
    let title: String?
    let href: String
    let seat: Seat
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "title": .text(title ?? voice.say("member.unnamed"))
        case "href": .text(href)
        case "messages": .text(voice.grouped(Int(membership.messages)))
        case "saidHref": .text(membership.messages > 0 ? said : nil)
        case "messagesUnit": .text(voice.say("unit.messages", ["count": "\(membership.messages)"]))
        case "first": .text(membership.first.map { voice.exact($0) } ?? "–")
        case "last": .text(membership.last.map { voice.ago($0) } ?? voice.say("member.never-spoke"))
        case "lastExact": .text(membership.last.map { voice.exact($0) } ?? "")
        case "isPresent": .flag(membership.isPresent)
        case "presence": .text(voice.say(membership.isPresent ? "member.present" : "member.gone"))
        default: nil
        }
    }

    /// What the member said there.
    private var said: String {
        seat.path("/groups/\(membership.group)/messages?" + TalkChoice(by: .member(membership.member)).encoded)
    }
}
