internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// The form at a member: why they go upon the blacklist.
struct BlacklistMemberModel: PageModel {
    let seat: Seat
    let member: MemberID
    let name: String
    let entry: BlacklistEntry?
    let voice: Voice
    /// As it was typed.
    var typed: String?
    var errors = FieldErrors()

    func value(_ field: String) -> PageValue? {
        switch field {
        case "memberHref": .text(seat.path("/members/\(member)"))
        case "name": .text(name)
        case "isListed": .flag(entry != nil)
        case "listed": .text(entry.map { voice.say("blacklist.listed", ["ago": voice.ago($0.at)]) })
        case "action": .text(seat.path("/members/\(member)/blacklist"))
        case "removeAction": .text(seat.path("/members/\(member)/blacklist/removal"))
        case "reason": .typed(typed ?? entry?.reason ?? "")
        case "reasonLimit": .text("\(BlacklistReason.limit)")
        default: errors.value(field, fields: ["reason"])
        }
    }
}
