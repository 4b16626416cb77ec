internal import FeatureRules
internal import FeatureStores
internal import Web

/// A member in a list over all groups.
struct MemberLine: PageModel {
    let entry: RankingEntry
    let name: String?
    let seat: Seat
    let voice: Voice
    var own: OwnKind?

    func value(_ field: String) -> PageValue? {
        switch field {
        case "name": .text(name ?? voice.say("member.unnamed"))
        case "ownKind": .text(own.map { voice.say("operators.tag.\($0.rawValue)") })
        case "id": .text("\(entry.member)")
        case "href": .text(seat.path("/members/\(entry.member)"))
        case "messages": .text(voice.grouped(Int(entry.messages)))
        case "messagesUnit": .text(voice.say("unit.messages", ["count": "\(entry.messages)"]))
        case "groups": .text(entry.groups == 0 ? voice.say("members.groups.none") : voice.say("members.groups", ["count": voice.grouped(entry.groups)]))
        case "last": .text(entry.last.map { voice.ago($0) } ?? voice.say("member.never-spoke"))
        case "lastExact": .text(entry.last.map { voice.exact($0) } ?? "")
        default: nil
        }
    }
}
